import { expect, test } from 'vitest';
import { foundPhrase } from '../../../../src/components/why/explainedFilter.ts';
import { filterPhrase } from '../../../../src/components/flag/filterPhrase.ts';
import { propertyFilterSchema } from '../../../../src/flags/flag.ts';

test.each([
  [{ key: 'plan', value: 'pro' }, 'free', 'plan is pro', 'the person’s is', 'free'],
  [
    { key: 'seats', operator: 'gt', value: 5 },
    3,
    'seats is greater than 5',
    'the person’s is',
    '3',
  ],
  [{ key: 'plan', value: 'pro' }, undefined, 'plan is pro', 'the person has none', undefined],
  [{ key: 'tier', type: 'group', value: 'gold' }, 'gold', 'tier is gold', 'the group’s is', 'gold'],
  [{ key: 'id', type: 'cohort', value: 4 }, true, 'cohort is 4', 'the person is in it', undefined],
  [
    { key: 'id', type: 'cohort', operator: 'not_in', value: 4 },
    false,
    'cohort is not 4',
    'the person is not in it',
    undefined,
  ],
  [{ key: '9', type: 'flag', value: 'blue' }, 'red', 'flag 9 is blue', 'it is', 'red'],
])('tells of the filter %o and the value %j', (input, value, asked, words, found) => {
  const filter = propertyFilterSchema.parse(input);
  expect(filterPhrase(filter)).toBe(asked);
  expect(foundPhrase({ filter, value, matched: false })).toEqual({
    words,
    ...(found !== undefined && { value: found }),
  });
});
