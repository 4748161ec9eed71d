import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, HOST, openTestPostHog } from './openTestPostHog.ts';

const { server, api } = openTestPostHog();
beforeEach(() => server.reset());

const path = '/feature_flags/';
const create = (flag: object) => api('POST', path, flag);
const invalid = (attr: string | null, code: string, detail: string) => ({
  status: 400,
  body: { type: 'validation_error', code, detail, attr },
});

describe('what the REST API refuses', () => {
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
    ['a key that is no text', { key: 5 }, 'key', 'invalid_input', 'Not a valid string.'],
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
      { key: 'k', active: 'yes' },
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
      'invalid_value',
      'Invalid operator equals for the property plan',
    ],
    [
      'membership of a person property',
      property({ operator: 'in' }),
      'invalid_value',
      'Invalid operator in for the property plan',
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
      'another flag',
      property({ type: 'flag', operator: 'flag_evaluates_to' }),
      'invalid_input',
      'Filters are not valid (can only use person properties, not flag properties)',
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
      'Payload value is not valid JSON: {a',
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
      detail: expect.stringMatching(/^groups\[1\]\.rollout_percentage: .*100/) as string,
    });
  });

  test('a key that another flag has, when creating and when updating', async () => {
    await create({ key: 'first' });
    const { body } = await create({ key: 'second' });
    const taken = invalid('key', 'unique', 'There is already a feature flag with this key.');
    expect(await create({ key: 'first' })).toEqual(taken);
    expect(await api('PATCH', `${path}${body.id}/`, { key: 'first' })).toEqual(taken);
    expect((await api('PATCH', `${path}${body.id}/`, { key: 'second' })).status).toBe(200);
  });

  test('a body that is not JSON', async () => {
    const headers = { Authorization: 'Bearer phx_flagbook' };
    const url = `${HOST}/api/projects/1${path}`;
    const response = await server.fetch(new Request(url, { method: 'POST', headers, body: '{' }));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'parse_error', attr: null });
  });

  test('who has no personal API key, or a wrong one', async () => {
    const bare = await server.fetch(new Request(`${HOST}/api/projects/1${path}`));
    expect(bare.status).toBe(401);
    expect(await bare.json()).toEqual({
      type: 'authentication_error',
      code: 'not_authenticated',
      detail: 'Authentication credentials were not provided.',
      attr: null,
    });
    const wrong = await api('GET', path, undefined, 'phc_flagbook');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'authentication_failed' } });
  });

  test('a project that is not there, while @current names the one that is', async () => {
    const headers = { Authorization: 'Bearer phx_flagbook' };
    const get = (project: string) =>
      server.fetch(new Request(`${HOST}/api/projects/${project}${path}`, { headers }));
    expect((await get('@current')).status).toBe(200);
    const response = await get('2');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ detail: 'Project not found.' });
  });
});
