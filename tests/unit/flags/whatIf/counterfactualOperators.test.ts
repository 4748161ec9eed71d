import { describe, expect, test } from 'vitest';
import { OPERATORS } from '../../../../src/flags/matching/operators.ts';
import type { Change } from '../../../../src/flags/whatIf/applyChange.ts';
import { counterfactuals } from '../../../../src/flags/whatIf/counterfactuals.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { MISSING } from '../../../harness/flags/operatorTable.ts';

/** Operator, the filter's value, the person's, and the value that flips the result. */
type Row = [operator: string, expected: unknown, actual: unknown, flipped: unknown];

const NOW = Date.UTC(2026, 2, 31, 12);

const OFF_TO_ON: Row[] = [
  ['exact', ['Ada', 'Ian'], MISSING, 'Ada'],
  ['exact', 5, 6, 5],
  ['exact', true, MISSING, true],
  ['exact', 'false', MISSING, 'false'],
  ['is_not', 'free', 'Free', MISSING],
  ['is_set', undefined, MISSING, true],
  ['is_not_set', undefined, null, MISSING],
  ['icontains', 'admin', 'user', 'admin'],
  ['icontains', '@acme.com', MISSING, 'ada@acme.com'],
  ['not_icontains', '@acme', 'ian@acme.com', MISSING],
  ['icontains_multi', ['x', 'y'], 'z', 'x'],
  ['not_icontains_multi', ['x', 'y'], 'yes', MISSING],
  ['starts_with', 'ad', 'ian', 'ad'],
  ['not_starts_with', 'ia', 'ian', MISSING],
  ['ends_with', '@acme.com', 'ian', 'ada@acme.com'],
  ['not_ends_with', 'an', 'ian', MISSING],
  ['regex', '^[^@]+@acme\\.(com|org)$', MISSING, 'a@acme.com'],
  ['regex', '^v\\d{3}-\\p{Lu}*ß?(?i)X$', MISSING, 'v111-X'],
  ['not_regex', '^ian', 'ian', MISSING],
  ['gt', 17, 3, 18],
  ['gt', '17', MISSING, 18],
  ['gte', 18, 17, 18],
  ['lt', 0.5, 7, -0.5],
  ['lte', 3, '4', 3],
  ['between', [18, 65], MISSING, 18],
  ['not_between', [18, 65], 20, MISSING],
  ['is_date_exact', '2026-01-02', MISSING, '2026-01-02'],
  ['is_date_before', '2026-01-02', '2026-01-02', '2026-01-01'],
  ['is_date_after', '2026-01-02T08:30:00Z', MISSING, '2026-01-03'],
  ['is_date_before', '-7d', '2026-03-30', '2026-03-23'],
  ['is_date_after', '-7d', '2026-03-01', '2026-03-31'],
  ['is_date_after', '-2h', '2026-03-01', '2026-03-31T12:00:00.000Z'],
  ['semver_eq', 'v1.2', '1.3.0', 'v1.2'],
  ['semver_neq', '1.2.3', MISSING, '1.2.4'],
  ['semver_gt', '1.2.3', '1.2.3', '1.2.4'],
  ['semver_gte', '1.2.3', '1.2.2', '1.2.3'],
  ['semver_lt', '2.0.0', '2.1.0', '1.0.0'],
  ['semver_lt', '1.2.3', MISSING, '1.2.2'],
  ['semver_lte', '1.2.3', '1.2.4', '1.2.3'],
  ['semver_tilde', '1.2.3', '1.3.0', '1.2.3'],
  ['semver_caret', '1.2.3', '2.0.0', '1.2.3'],
  ['semver_wildcard', '1.2.*', '1.3.0', '1.2.0'],
];

/** What lets a person in without the property, only a value can undo; the rest is undone by its loss. */
const ON_TO_OFF: Row[] = [
  ['exact', 'ada', 'ADA', MISSING],
  ['is_not', ['free', 'none'], MISSING, 'free'],
  ['is_set', undefined, null, MISSING],
  ['is_not_set', undefined, MISSING, true],
  ['icontains', 'a', 'ada', MISSING],
  ['not_icontains', '@acme.com', MISSING, 'ada@acme.com'],
  ['icontains_multi', ['x', 'y'], 'y', MISSING],
  ['not_icontains_multi', ['x', 'y'], 'z', 'x'],
  ['starts_with', 'a', 'ada', MISSING],
  ['not_starts_with', 'a', 'ian', 'a'],
  ['ends_with', 'a', 'ada', MISSING],
  ['not_ends_with', 'a', 'ian', 'a'],
  ['regex', 'd', 'ada', MISSING],
  ['not_regex', '^i(a|o)n$', MISSING, 'ian'],
  ['gt', 17, 18, MISSING],
  ['gte', 17, 18, MISSING],
  ['lt', 17, 16, MISSING],
  ['lte', 17, 16, MISSING],
  ['between', [1, 5], 3, MISSING],
  ['not_between', [1, 5], MISSING, 1],
  ['is_date_exact', '2026-01-02', '2026-01-02', MISSING],
  ['is_date_before', '-7d', '2026-01-02', MISSING],
  ['is_date_after', '-7d', '2026-03-30', MISSING],
  ['semver_eq', '1.2.3', '1.2.3', MISSING],
  ['semver_neq', '1.2.3', '1.2.4', MISSING],
  ['semver_gt', '1.2.3', '1.2.4', MISSING],
  ['semver_gte', '1.2.3', '1.2.3', MISSING],
  ['semver_lt', '1.2.3', '1.2.2', MISSING],
  ['semver_lte', '1.2.3', '1.2.3', MISSING],
  ['semver_tilde', '1.2.3', '1.2.9', MISSING],
  ['semver_caret', '1.2.3', '1.9.0', MISSING],
  ['semver_wildcard', '1.*', '1.9.0', MISSING],
];

/** Filters that no simple value passes: without a value, with a pattern or a limit that is none. */
const HOPELESS: Row[] = [
  ['exact', null, 'a', MISSING],
  ['regex', '(', 'a', MISSING],
  ['regex', '(a{50}){50}', 'a', MISSING],
  ['gt', 'five', 6, MISSING],
  ['is_date_before', 'someday', '2026-01-02', MISSING],
  ['semver_gt', 'latest', '1.0.0', MISSING],
];

describe('a property that flips a condition set with one filter', () => {
  describe.each([
    ['on', OFF_TO_ON],
    ['off', ON_TO_OFF],
  ])('turns it %s', (_, rows) => {
    test.each(rows)('%s %j with %j: %j', (operator, expected, actual, flipped) => {
      const value = flipped === MISSING ? undefined : flipped;
      const key = 'property';
      expect(propertyChanges(operator, expected, actual)).toEqual([{ kind: key, key, value }]);
    });

    test('is known for every operator', () => {
      expect(new Set(rows.map(([operator]) => operator))).toEqual(new Set(OPERATORS));
    });
  });

  test.each(HOPELESS)('is not made up for %s %j with %j', (operator, expected, actual) => {
    expect(propertyChanges(operator, expected, actual)).toEqual([]);
  });
});

function propertyChanges(operator: string, value: unknown, actual: unknown): Change[] {
  const flag = makeFlag({ groups: [{ properties: [{ key: 'property', operator, value }] }] });
  const properties = actual === MISSING ? {} : { property: actual };
  return counterfactuals(flag, { distinctId: 'ada', properties, now: NOW })
    .map(({ change }) => change)
    .filter(({ kind }) => kind === 'property');
}
