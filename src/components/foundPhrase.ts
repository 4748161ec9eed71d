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
  if (value === undefined) return { words: `the ${filter.type} has none` };
  return { words: `the ${filter.type}’s is`, value: shortValue(value) };
}
