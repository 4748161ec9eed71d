import type { FilterExplanation } from '../flags/explanation.ts';
import { shortValue } from './shortValue.ts';

/** What a filter found, in words for its card: `the person’s is` and the value, where there is one. */
export function foundPhrase({ filter, value }: FilterExplanation): {
  words: string;
  value?: string;
} {
  if (filter.type === 'cohort')
    return { words: `the person is ${value === true ? '' : 'not '}in it` };
  if (filter.type === 'flag') return { words: 'it is', value: shortValue(value) };
  const owner = filter.type === 'group' ? 'group' : 'person';
  if (value === undefined) return { words: `the ${owner} has none` };
  return { words: `the ${owner}’s is`, value: shortValue(value) };
}
