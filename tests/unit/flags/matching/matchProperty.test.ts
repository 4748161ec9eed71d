import { describe, expect, test } from 'vitest';
import { propertyFilterSchema } from '../../../../src/flags/flag.ts';
import { matchProperty } from '../../../../src/flags/matching/matchProperty.ts';
import { OPERATORS } from '../../../../src/flags/matching/operators.ts';
import { DATE_OPERATORS } from '../../../harness/flags/dateOperators.ts';
import { NUMBER_OPERATORS } from '../../../harness/flags/numberOperators.ts';
import { MISSING, type OperatorTable } from '../../../harness/flags/operatorTable.ts';
import { REGEX_OPERATORS } from '../../../harness/flags/regexOperators.ts';
import { SEMVER_OPERATORS } from '../../../harness/flags/semverOperators.ts';
import { TEXT_OPERATORS } from '../../../harness/flags/textOperators.ts';

const NOW = Date.parse('2026-03-31T12:00:00Z');

const TABLE: OperatorTable = {
  ...TEXT_OPERATORS,
  ...REGEX_OPERATORS,
  ...NUMBER_OPERATORS,
  ...DATE_OPERATORS,
  ...SEMVER_OPERATORS,
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
