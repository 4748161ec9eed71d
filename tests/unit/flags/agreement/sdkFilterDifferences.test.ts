import { describe, expect, test } from 'vitest';
import { askBoth, type Value } from '../../../harness/flags/askBoth.ts';
import { MISSING } from '../../../harness/flags/operatorTable.ts';

type FilterCase = [
  why: string,
  operator: string,
  expected: unknown,
  actual: unknown,
  sdk: Value,
  service: boolean,
];

/**
 * Where posthog-node 5.70, evaluating by itself, answers otherwise than PostHog's flag service,
 * which we follow. `undefined` from the SDK means that it leaves the flag to the service.
 * `sdkAgreement.test.ts` generates nothing of the kind, and finds no other difference.
 *
 * Sources: @posthog/core `featureFlagLocalEvaluation`, posthog-node `extensions/feature-flags`,
 * PostHog/posthog `rust/feature-flags/src/{properties,flags,cohorts}`.
 */
const FILTERS: FilterCase[] = [
  ['a missing property leaves it undecided', 'is_not', 'pro', MISSING, undefined, true],
  ['a missing property leaves it undecided', 'is_not_set', null, MISSING, undefined, true],
  ['a missing property leaves it undecided', 'exact', 'pro', MISSING, undefined, false],
  ['it cannot tell 5 from 5.0', 'exact', '5', 5, undefined, true],
  ['it cannot tell 5 from 5.0', 'is_not', 5, '5', undefined, false],
  ['a filter for null is one', 'exact', null, null, true, false],
  ['a list is its items, not JSON', 'icontains', 'a,b', ['a', 'b'], true, false],
  ['it does not know the operator', 'icontains_multi', ['ada'], 'ada', undefined, true],
  ['it does not know the operator', 'between', [1, 5], 3, undefined, true],
  ['it does not know the operator', 'is_date_exact', '2026-01-02', '2026-01-02', undefined, true],
  ['texts compare by alphabet', 'gt', 5, 'abc', true, false],
  ['a number may have text after it', 'gt', 5, '6 apples', true, false],
  ['it leaves flags in a pattern to the service', 'regex', '(?i)^A', 'ada', undefined, true],
  ['it leaves lookaround to the service', 'regex', '(?<=a)d', 'ada', undefined, true],
  ['it leaves text beyond ASCII to the service', 'regex', 'r', 'ärger', undefined, true],
  ['numbers are milliseconds', 'is_date_after', '2020-01-01', 1767312000, false, true],
  ['pre-releases do not count', 'semver_eq', '1.2.3', '1.2.3-beta', true, false],
  ['builds do not count', 'semver_eq', '1.2.3', '1.2.3+build', true, false],
  ['it takes no leading zeros', 'semver_eq', '3.8.0', '3.08.0', undefined, true],
  ['it takes a capital V', 'semver_eq', '1.2.3', 'V1.2.3', true, false],
  ['a fourth number does not count', 'semver_eq', '1.2.3', '1.2.3.4', true, false],
  ['what is no version leaves it undecided', 'semver_neq', '1.2.3', 'latest', undefined, false],
  ['a version is its own wildcard', 'semver_wildcard', '1.2.3', '1.4.0', false, true],
];

describe('a filter on which the SDK differs from the service', () => {
  test.each(FILTERS)('%s: %s %j, %j', async (_, operator, value, actual, sdk, service) => {
    const flag = { groups: [{ properties: [{ key: 'property', operator, value }] }] };
    const properties = actual === MISSING ? {} : { property: actual };
    expect(await askBoth({ flag, properties })).toEqual({ sdk, service });
  });
});
