import { describe, expect, test } from 'vitest';
import { propertyFilterSchema } from '../../../src/flags/flag.ts';
import { matchProperty } from '../../../src/flags/matchProperty.ts';
import { OPERATORS } from '../../../src/flags/operator.ts';

const NOW = Date.parse('2026-03-31T12:00:00Z');
const MISSING = Symbol('missing');

/** A filter's value, a property's value (or `MISSING`), and whether they match. */
type Row = [expected: unknown, actual: unknown, matches: boolean];

/** Every operator with what PostHog's flag service answers. */
const TABLE: Record<string, Row[]> = {
  exact: [
    ['pro', 'pro', true],
    ['pro', 'PRO', true],
    ['ÄRGER', 'ärger', true],
    ['pro', 'prof', false],
    [['free', 'Pro'], 'pro', true],
    [['free'], 'pro', false],
    [5, '5', true],
    ['5', 5, true],
    [1.5, 1.5, true],
    [['a', 'b'], ['a', 'b'], false],
    ['["a","b"]', ['a', 'b'], true],
    ['{"a":1,"b":2}', { b: 2, a: 1 }, true],
    ['null', null, true],
    ['', '', true],
    ['pro', null, false],
    ['pro', MISSING, false],
    [null, null, false],
    // True and false are compared as truth, in any writing.
    [true, 'TRUE', true],
    ['true', true, true],
    [['true'], true, true],
    [true, 1, false],
    [true, 'yes', false],
    [false, 'banana', true],
    [false, 0, true],
    [false, null, true],
    ['false', 'true', false],
    [['true', 'false'], 'banana', true],
    [[], 'banana', false],
    [[], [], true],
    [true, [true, 'true'], true],
  ],
  is_not: [
    ['pro', 'free', true],
    ['pro', 'Pro', false],
    [['free', 'pro'], 'pro', false],
    ['pro', null, true],
    ['pro', MISSING, true],
    [null, MISSING, false],
    [false, 'banana', false],
  ],
  is_set: [
    [undefined, '', true],
    [undefined, null, true],
    [undefined, false, true],
    [undefined, MISSING, false],
  ],
  is_not_set: [
    [undefined, null, false],
    [undefined, MISSING, true],
  ],
  icontains: [
    ['@Acme.com', 'ada@ACME.com', true],
    ['@acme.com', 'ada@acme.org', false],
    ['ä', 'Ä', false],
    ['ul', null, true],
    [2, 123, true],
    ['b', ['a', 'b'], true],
    ['', 'anything', true],
    ['a', MISSING, false],
  ],
  not_icontains: [
    ['@acme.com', 'ada@ACME.com', false],
    ['@acme.com', 'ada@acme.org', true],
    ['a', MISSING, true],
  ],
  icontains_multi: [
    [['x', 'ADA'], 'ada@acme.com', true],
    [['x', 'y'], 'ada', false],
    ['ada', 'Ada', true],
    [[], 'ada', false],
    [['ada'], MISSING, false],
  ],
  not_icontains_multi: [
    [['x', 'ADA'], 'ada@acme.com', false],
    [['x', 'y'], 'ada', true],
    [['ada'], MISSING, true],
  ],
  starts_with: [
    ['AD', 'ada', true],
    ['da', 'ada', false],
    ['a', MISSING, false],
  ],
  not_starts_with: [
    ['AD', 'ada', false],
    ['da', 'ada', true],
    ['a', MISSING, true],
  ],
  ends_with: [
    ['DA', 'ada', true],
    ['ad', 'ada', false],
    ['a', MISSING, false],
  ],
  not_ends_with: [
    ['DA', 'ada', false],
    ['ad', 'ada', true],
    ['a', MISSING, true],
  ],
  regex: [
    ['^a.a$', 'ada', true],
    ['d', 'ada', true],
    ['^A', 'ada', false],
    ['(?i)^A', 'ada', true],
    ['(?P<first>a)d(?P=first)', 'ada', true],
    [String.raw`\Aada\z`, 'ada', true],
    [String.raw`\Aada\z`, 'ada\n', false],
    [String.raw`a\@b\-c`, 'a@b-c', true],
    ['(?<=a)d(?=a)', 'ada', true],
    ['^.$', '😀', true],
    ['^.$', 'ä', true],
    [String.raw`^\p{Lu}`, 'Ärger', true],
    [String.raw`^\@\p{Lu}`, '@Ärger', true],
    [String.raw`^[a\-z]\-\.\\$`, '--.\\', true],
    [String.raw`^[a\-z]$`, 'b', false],
    ['^a}$', 'a}', true],
    ['^1', 12, true],
    ['(', '(', false],
    ['a', MISSING, false],
  ],
  not_regex: [
    ['^a', 'ada', false],
    ['^b', 'ada', true],
    ['(', 'ada', false],
    ['a', MISSING, true],
  ],
  gt: [
    [5, 6, true],
    [5, 5, false],
    ['5', '10', true],
    [5, '6.5', true],
    [5, '1e1', true],
    [5, 'inf', true],
    [5, 'abc', false],
    [5, ' 6', false],
    [5, '6 apples', false],
    [5, '0x10', false],
    [-1, '', false],
    [0, true, false],
    [-1, null, false],
    ['five', 6, false],
    [5, MISSING, false],
  ],
  gte: [
    [5, 5, true],
    [5, 4.99, false],
    [5, MISSING, false],
  ],
  lt: [
    [5, 4, true],
    [5, 5, false],
    [5, '-inf', true],
    [5, 'abc', false],
    [5, MISSING, false],
  ],
  lte: [
    [5, 5, true],
    [5, 5.01, false],
    [5, MISSING, false],
  ],
  between: [
    [[1, 5], 1, true],
    [[1, 5], '5', true],
    [[1, 5], 5.1, false],
    [['1', '5'], 3, true],
    [[5, 1], 3, false],
    [[1], 1, false],
    [[1, 'x'], 1, false],
    [3, 3, false],
    [[1, 5], 'three', false],
    [[1, 5], MISSING, false],
  ],
  not_between: [
    [[1, 5], 6, true],
    [[1, 5], 5, false],
    [[5, 1], 6, false],
    [[1, 5], 'three', false],
    [[1, 5], 'NaN', false],
    [[1, 5], MISSING, true],
  ],
  is_date_exact: [
    ['2026-01-02', '2026-01-02T00:00:00Z', true],
    ['2026-01-02', '2026-01-02 00:00', true],
    ['2026-01-02T01:00:00+01:00', '2026-01-02', true],
    ['2026-01-02', '2026-01-03', false],
    ['2026-01-02', 'Fri, 02 Jan 2026 00:00:00 GMT', true],
    ['2026-01-02', '2 January 2026', true],
    ['Jan 2, 2026 6:30 PM', '2026-01-02T18:30', true],
    ['2026-01-02', '2026/01/02', true],
    ['2026-01-02', '1/2/2026', true],
    ['June 2026', '2026-06-01', false],
    ['flag 12 2026', '2026-12-01', false],
    ['2026-01-02', 1767312000, true],
    ['2026-01-02', '1767312000', true],
    ['2026-01-02', 'someday', false],
    ['someday', 'someday', false],
    ['2026-02-30', '2026-03-02', false],
    ['2026-01-02', true, false],
    [1767312000, 1767312000, false],
    ['2026-01-02', MISSING, false],
  ],
  is_date_before: [
    ['2026-01-02', '2026-01-01T23:59:59.999Z', true],
    ['2026-01-02', '2026-01-02', false],
    // A month before March 31 is February 28; the sign of a span says nothing.
    ['-1m', '2026-02-28T11:59:59Z', true],
    ['-1m', '2026-02-28T12:00:00Z', false],
    ['1m', '2026-02-28T11:59:59Z', true],
    // Two months back pass February: the day stays 28.
    ['-2m', '2026-01-28T11:59:59Z', true],
    ['-2m', '2026-01-28T12:00:01Z', false],
    ['-10000d', '1970-01-01', false],
    ['-1x', '1970-01-01', false],
    ['-7d', MISSING, false],
  ],
  is_date_after: [
    ['-7d', '2026-03-24T12:00:01Z', true],
    ['-7d', '2026-03-24T12:00:00Z', false],
    ['-1w', '2026-03-24T12:00:01Z', true],
    ['-2h', '2026-03-31T10:00:01Z', true],
    ['-2y', '2024-03-31T12:00:01Z', true],
    ['-7d', '-1d', true],
    ['2026-01-02T00:00:00.5Z', '2026-01-02T00:00:00.25Z', false],
    ['-7d', null, false],
    ['-7d', MISSING, false],
  ],
  semver_eq: [
    ['1.2.3', '1.2.3', true],
    ['1.2.3', 'v1.2.3', true],
    ['3.8', '3.08.0', true],
    ['1.2.3', '1.2.3-beta', false],
    ['1.2.3', '1.2.3+build', false],
    ['1.2.3', '1.2.3.4', false],
    [1.5, 1.5, true],
    ['1.2.3', MISSING, false],
  ],
  semver_neq: [
    ['1.2.3', '1.2.4', true],
    ['1.2.3', '1.2.3', false],
    ['1.2.3', 'latest', false],
    ['latest', '1.2.3', false],
    ['1.2.3', MISSING, false],
  ],
  semver_gt: [
    ['1.2.3', '1.10.0', true],
    ['1.2.3-beta.2', '1.2.3-beta.11', true],
    ['1.2.3-beta', '1.2.3', true],
    ['1.2.3', '1.2.3-beta', false],
    ['1.0.0-1', '1.0.0-alpha', true],
    ['99999999999999999.0.0', '100000000000000000.0.0', true],
    ['1.2.3', '1.2.3-01', false],
    ['1.2.3', MISSING, false],
  ],
  semver_gte: [
    ['1.2.3', '1.2.3', true],
    ['1.2.3', '1.2.2', false],
    ['1.2.3', MISSING, false],
  ],
  semver_lt: [
    ['1.2.3', '1.2.3-rc.1', true],
    ['1.0.0-alpha.1', '1.0.0-alpha', true],
    ['1.2.3', '1.2.3', false],
    ['1.2.3', MISSING, false],
  ],
  semver_lte: [
    ['1.2.3', '1.2.3', true],
    ['1.2.3', '1.2.4', false],
    ['1.2.3', MISSING, false],
  ],
  semver_tilde: [
    ['1.2.3', '1.2.9', true],
    ['1.2.3', '1.2.2', false],
    ['1.2.3', '1.3.0', false],
    ['1.2', '1.2.0', true],
    ['1.2.3', '1.2.4-beta', false],
    ['1.2.3-alpha', '1.2.3-beta', true],
    ['1.2.3', MISSING, false],
  ],
  semver_caret: [
    ['1.2.3', '1.9.0', true],
    ['1.2.3', '2.0.0', false],
    ['0.2.3', '0.2.9', true],
    ['0.2.3', '0.3.0', false],
    ['0.0.3', '0.0.3', true],
    ['0.0.3', '0.0.4', false],
    ['1.2.3', '1.2.3+build', true],
    ['1.2.3', MISSING, false],
  ],
  semver_wildcard: [
    ['1.*', '1.9.3', true],
    ['1.*', '2.0.0', false],
    ['1.2.*', '1.2.9', true],
    ['1.2.*', '1.3.0', false],
    ['3.08.*', '3.8.1', true],
    ['1.*.*', '1.5.0', true],
    ['*', '7.0.0', true],
    ['1.2.*', '1.2.0-beta', false],
    ['1.*.3', '1.2.3', false],
    ['1.2.3', '1.4.0', true],
    ['1.*', MISSING, false],
  ],
};

describe('matchProperty', () => {
  test.each(rows())('$operator $expected, $actual: $matches', (row) => {
    const { operator, expected, actual, matches } = row;
    const filter = propertyFilterSchema.parse({ key: 'property', operator, value: expected });
    const properties = actual === MISSING ? {} : { property: actual };
    expect(matchProperty(filter, properties, NOW)).toBe(matches);
  });

  test('every operator has its rows in the table', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...OPERATORS].sort());
  });

  test('a filter without an operator asks for exactly its value', () => {
    const filter = propertyFilterSchema.parse({ key: 'plan', operator: null, value: 'pro' });
    expect(matchProperty(filter, { plan: 'pro' })).toBe(true);
    expect(matchProperty(filter, { plan: 'free' })).toBe(false);
  });

  test('an unknown operator matches nobody', () => {
    const filter = propertyFilterSchema.parse({ key: 'plan', operator: 'sounds_like', value: 'x' });
    expect(matchProperty(filter, { plan: 'x' })).toBe(false);
    expect(matchProperty(filter, {})).toBe(false);
  });

  test('what every JavaScript object has is no property', () => {
    const filter = propertyFilterSchema.parse({ key: 'constructor', operator: 'is_set' });
    expect(matchProperty(filter, {})).toBe(false);
  });
});

function rows() {
  return Object.entries(TABLE).flatMap(([operator, entries]) =>
    entries.map(([expected, actual, matches]) => ({ operator, expected, actual, matches })),
  );
}
