import { expect, test } from 'vitest';
import { keptFilterPhrase } from '../../../../src/components/flagForm/draftPhrase.ts';
import { keptOfFlag, keptOfSet } from '../../../../src/components/flagForm/keptPhrases.ts';
import { filterDraftOf } from '../../../../src/lessons/flagForm/filterDraft.ts';

test('what a set has beside filters, rollout and variant is said, and nothing of what it lacks', () => {
  const plain = { properties: [], rollout_percentage: 50, variant: null, description: '' };
  expect(keptOfSet(plain)).toEqual([]);
  expect(
    keptOfSet({ ...plain, variant: 'test', aggregation_group_type_index: 0, sort_key: 'x' }),
  ).toEqual(['Kept as saved: sort_key x.']);
});

test('what a flag has that no field holds is said', () => {
  expect(keptOfFlag({ groups: [], multivariate: null, payloads: {} })).toEqual([]);
  expect(
    keptOfFlag({
      groups: [],
      multivariate: { variants: [{ key: 'test', rollout_percentage: 33.4 }] },
      payloads: { test: 'shown', gone: 'x'.repeat(500) },
      feature_enrollment: true,
      early_exit: true,
      holdout: { id: 3, exclusion_percentage: 10 },
      super_groups: [{ properties: [] }],
    }),
  ).toEqual([
    `The payload of “gone”: ${'x'.repeat(119)}…`,
    'A holdout keeps 10 % apart.',
    'Whoever is outside the rollout of a set that matches is asked no further.',
    'Kept as saved: super_groups [{"properties":[]}].',
  ]);
});

test.each([
  [{ key: 'id', type: 'cohort', value: 7 }, 'cohort is 7'],
  [
    { key: 'id', type: 'cohort', operator: 'not_in', value: 7, cohort_name: 'Beta' },
    'cohort is not Beta',
  ],
  [{ key: '3', type: 'flag', operator: 'flag_evaluates_to', value: true }, 'flag 3 is true'],
  [{ key: 'name', type: 'group', group_type_index: 0, value: ['acme'] }, 'name is acme'],
  [{ key: 'city', type: 'person', operator: 'exact', value: [' a', ''] }, 'city is [" a",""]'],
  [{ key: 'a', value: { deep: 1 } }, 'a is {"deep":1}'],
])('the filter %j, which no field can hold, is said as %j', (saved, words) => {
  const draft = filterDraftOf(saved);
  expect(draft.kept).toBe(true);
  expect(keptFilterPhrase(draft)).toBe(words);
});

test('a filter on another flag names it by its key, where that is known', () => {
  const draft = filterDraftOf({
    key: '3',
    type: 'flag',
    operator: 'flag_evaluates_to',
    value: true,
  });
  expect(keptFilterPhrase(draft, { 3: 'beta_program' })).toBe('flag beta_program is true');
});
