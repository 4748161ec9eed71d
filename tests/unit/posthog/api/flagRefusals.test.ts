import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const { server, api } = openTestPostHog();
beforeEach(() => server.reset());

const path = '/feature_flags/';
const create = (flag: object) => api('POST', path, flag);
const invalid = (attr: string | null, code: string, detail: string) => ({
  status: 400,
  body: { type: 'validation_error', code, detail, attr },
});

describe('what the REST API refuses of a flag', () => {
  const groups = (...sets: object[]) => ({ groups: sets });
  const property = (fields: object) =>
    groups({ properties: [{ key: 'plan', type: 'person', value: 'x', ...fields }] });
  const variants = (...shares: number[]) => ({
    variants: shares.map((rollout_percentage, index) => ({ key: `v${index}`, rollout_percentage })),
  });

  test.each<[string, object, string | null, string, string]>([
    ['no key', {}, 'key', 'required', 'This field is required.'],
    ['an empty key', { key: ' ' }, 'key', 'blank', 'This field may not be blank.'],
    ['null for a key', { key: null }, 'key', 'null', 'This field may not be null.'],
    ['a key that is no text', { key: true }, 'key', 'invalid_input', 'Not a valid string.'],
    [
      'a key with other characters',
      { key: 'new feature' },
      'key',
      'invalid_key',
      'Only letters, numbers, hyphens (-) & underscores (_) are allowed.',
    ],
    [
      'a key that is too long',
      { key: 'k'.repeat(401) },
      'key',
      'max_length',
      'Ensure this field has no more than 400 characters.',
    ],
    [
      'active that is no boolean',
      { key: 'k', active: 'maybe' },
      'active',
      'invalid_input',
      'Must be a valid boolean.',
    ],
    ['a list', [], null, 'invalid_input', 'Invalid data. Expected a dictionary.'],
  ])('%s', async (_name, body, attr, code, detail) => {
    expect(await create(body)).toEqual(invalid(attr, code, detail));
  });

  test.each<[string, object, string, string]>([
    [
      'variants whose shares are not 100 together',
      { ...EVERYONE, multivariate: variants(50, 40) },
      'invalid_input',
      'Invalid variant definitions: Variant rollout percentages must sum to 100.',
    ],
    [
      'an override by an unknown variant',
      groups({ properties: [], variant: 'v9' }),
      'invalid_input',
      'Filters are not valid (variant override does not exist)',
    ],
    [
      'a number where text is compared',
      property({ operator: 'gt', value: 5 }),
      'invalid_value',
      'Invalid value for operator gt: 5',
    ],
    [
      'an operator that is none',
      property({ operator: 'equals' }),
      'invalid_operator',
      'Invalid operator: equals',
    ],
    [
      'membership of a person property',
      property({ operator: 'in' }),
      'invalid_operator',
      "The 'in' operator is only valid for cohort properties, not 'person' properties.",
    ],
    [
      'a date that is none',
      property({ operator: 'is_date_before', value: 'soon' }),
      'invalid_date',
      'Invalid date value: soon',
    ],
    [
      'a cohort, of which there are none',
      property({ type: 'cohort', value: 3 }),
      'cohort_does_not_exist',
      'Cohort with id 3 does not exist',
    ],
    [
      'an operator that is not for flags',
      property({ operator: 'between', value: [1, 2] }),
      'unsupported_operator',
      'Unsupported operator for feature flags: between',
    ],
    [
      'a pattern that is none',
      property({ operator: 'regex', value: '(' }),
      'invalid_input',
      'groups[0].properties[0].value: invalid regex pattern',
    ],
    [
      'a version that is none',
      property({ operator: 'semver_gt', value: 'new' }),
      'invalid_value',
      'Invalid semver value for operator semver_gt: new',
    ],
    [
      'one value where a list is compared',
      property({ operator: 'icontains_multi' }),
      'invalid_value',
      'icontains_multi operator requires a list of values',
    ],
    [
      'another flag by its key',
      property({ key: 'other', type: 'flag', operator: 'flag_evaluates_to', value: true }),
      'invalid_input',
      "Flag dependencies must reference flag IDs (integers), not flag keys. Invalid reference: 'other'",
    ],
    [
      'another flag that is not there',
      property({ key: '999', type: 'flag', operator: 'flag_evaluates_to', value: true }),
      'invalid_input',
      'Flag dependency references non-existent flag with ID 999',
    ],
    [
      'another flag compared by a wrong operator',
      property({ key: '1', type: 'flag', value: true }),
      'invalid_input',
      "Flag properties must use the 'flag_evaluates_to' operator",
    ],
    [
      'a property of a group in a set about persons',
      property({ type: 'group', group_type_index: 0 }),
      'invalid_input',
      'Filters are not valid (person-aggregated conditions can only use person, cohort, and flag properties)',
    ],
    [
      'a property of a person in a flag about groups',
      { ...property({}), aggregation_group_type_index: 0 },
      'invalid_input',
      'Filters are not valid (group-aggregated conditions can only use group properties)',
    ],
    [
      'a property of another kind of group',
      { ...property({ type: 'group', group_type_index: 1 }), aggregation_group_type_index: 0 },
      'invalid_input',
      "Filters are not valid (group properties must match the condition set's group type)",
    ],
    [
      'no condition set',
      groups(),
      'invalid_input',
      'Feature flags must have at least one condition set (group).',
    ],
    [
      'a payload for an unknown variant',
      { ...EVERYONE, multivariate: variants(50, 50), payloads: { v2: '1' } },
      'invalid_input',
      'Payload keys must match a variant key for multivariate flags',
    ],
    [
      'a payload for a variant of a flag without variants',
      { ...EVERYONE, payloads: { v1: '1' } },
      'invalid_input',
      "Payload keys must be 'true' for boolean flags",
    ],
    [
      'a payload that is not JSON',
      { ...EVERYONE, payloads: { true: '{a' } },
      'invalid_input',
      'Payload value is not valid JSON',
    ],
  ])('%s', async (_name, filters, code, detail) => {
    expect(await create({ key: 'k', filters })).toEqual(invalid('filters', code, detail));
  });

  test('a percentage above 100, with its place', async () => {
    const filters = groups({ properties: [] }, { properties: [], rollout_percentage: 101 });
    const { status, body } = await create({ key: 'k', filters });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      attr: 'filters',
      detail: 'groups[1].rollout_percentage must be between 0 and 100, got 101',
    });
  });
});
