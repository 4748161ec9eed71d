/**
 * What a filter asked for and what it found, in words.
 */

import { isolate } from '../../text/isolation.ts';
import type { FilterExplanation } from '../../flags/explain/explanation.ts';
import { filterPhrase } from '../flag/filterPhrase.ts';
import { groupNoun } from './groupPhrase.ts';
import { shortValue } from '../ui/format.ts';

/** A filter in words, with the name of its cohort or flag where that is known. */
export function askedPhrase(explained: FilterExplanation): string {
  const phrase = plainPhrase(explained);
  return explained.filter.negation ? `not: ${phrase}` : phrase;
}

function plainPhrase({ filter, cohort, flagKey }: FilterExplanation): string {
  if (filter.type === 'cohort' && cohort?.name !== undefined) {
    return `cohort is ${filter.operator === 'not_in' ? 'not ' : ''}${isolate(cohort.name)}`;
  }
  if (filter.type === 'flag' && flagKey !== undefined) {
    return `flag ${isolate(flagKey)} is ${shortValue(filter.value)}`;
  }
  return filterPhrase(filter);
}

/** What a filter found, in words for its card: `the person’s is` and the value, where there is one. */
export function foundPhrase({ filter, value, group }: FilterExplanation): {
  words: string;
  value?: string;
} {
  if (filter.type === 'cohort')
    return { words: `the person is ${value === true ? '' : 'not '}in it` };
  if (filter.type === 'flag') return { words: 'it is', value: shortValue(value) };
  const owner = filter.type === 'group' ? groupNoun({ type: group?.type }) : 'person';
  if (value === undefined) return { words: `the ${owner} has none` };
  return { words: `the ${owner}’s is`, value: shortValue(value) };
}
