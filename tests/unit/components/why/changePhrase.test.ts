import { describe, expect, test } from 'vitest';
import { changePhrase } from '../../../../src/components/why/changePhrase.ts';
import type { Change } from '../../../../src/flags/whatIf/applyChange.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';

const flag = makeFlag({
  key: 'new-cool-feature',
  feature_enrollment: true,
  holdout: { id: 7, exclusion_percentage: 10 },
  groups: [
    { rollout_percentage: 50 },
    {
      properties: [
        { key: 'initial_name', operator: 'exact', value: ['ada', 'ian'] },
        { key: 'plan', operator: 'is_not', value: 'free' },
      ],
    },
  ],
});
const enrollment = '$feature_enrollment/new-cool-feature';

describe('changePhrase', () => {
  test.each<[string, Change]>([
    ['Give ada the property initial_name = ian', property('initial_name', 'ian')],
    ['Give ada the property initial_name = ""', property('initial_name', '')],
    ['Give ada the property seats = 6', property('seats', 6)],
    ['Take plan from ada', property('plan', undefined)],
    ['Opt ada in to the early access', property(enrollment, true)],
    ['Opt ada out of the early access', property(enrollment, false)],
    ['Forget the choice of ada about the early access', property(enrollment, undefined)],
    [
      'Add max to the values of initial_name in condition set 2',
      { kind: 'filter', set: 1, filter: 0, value: ['ada', 'ian', 'max'] },
    ],
    [
      'Take ian out of the values of initial_name in condition set 2',
      { kind: 'filter', set: 1, filter: 0, value: ['ada'] },
    ],
    [
      'Add pro to the excluded values of plan in condition set 2',
      { kind: 'filter', set: 1, filter: 1, value: ['free', 'pro'] },
    ],
    ['Raise condition set 1 to 82 % or more', { kind: 'rollout', set: 0, percentage: 82 }],
    ['Raise condition set 1 to 100 %', { kind: 'rollout', set: 0, percentage: 100 }],
    ['Lower condition set 2 to 26 % or less', { kind: 'rollout', set: 1, percentage: 26 }],
    ['Lower condition set 2 to 0 %', { kind: 'rollout', set: 1, percentage: 0 }],
    ['Lower the holdout to 2 % or less', { kind: 'holdout', percentage: 2 }],
    [
      'Remove the property filter plan is not free from condition set 2',
      { kind: 'remove-filter', set: 1, filter: 1 },
    ],
    ['Remove condition set 2', { kind: 'remove-set', set: 1 }],
    ['Switch the flag on', { kind: 'active', active: true }],
    ['Switch the flag off', { kind: 'active', active: false }],
  ])('says: %s', (phrase, change) => {
    expect(changePhrase(flag, 'ada', change)).toBe(phrase);
  });

  test('says so when the change is not one of this flag', () => {
    expect(() => changePhrase(flag, 'ada', { kind: 'remove-filter', set: 0, filter: 0 })).toThrow(
      'Condition set 1 of new-cool-feature has no property filter 1',
    );
  });
});

function property(key: string, value: unknown): Change {
  return { kind: 'property', key, value };
}
