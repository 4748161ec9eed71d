import type { FilterExplanation } from '../flags/explanation.ts';
import { filterPhrase } from './filterPhrase.ts';
import { shortValue } from './shortValue.ts';

/** A filter in words, with the name of its cohort or flag where that is known. */
export function askedPhrase(explained: FilterExplanation): string {
  const phrase = plainPhrase(explained);
  return explained.filter.negation ? `not: ${phrase}` : phrase;
}

function plainPhrase({ filter, cohort, flagKey }: FilterExplanation): string {
  if (filter.type === 'cohort' && cohort?.name !== undefined) {
    return `cohort is ${filter.operator === 'not_in' ? 'not ' : ''}${cohort.name}`;
  }
  if (filter.type === 'flag' && flagKey !== undefined) {
    return `flag ${flagKey} is ${shortValue(filter.value)}`;
  }
  return filterPhrase(filter);
}
