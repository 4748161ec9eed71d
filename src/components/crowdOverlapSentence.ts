import type { CrowdOverlap } from '../flags/crowdOverlap.ts';
import { formatCount } from './formatCount.ts';

/** Whether two flags let in the same users or go their own ways. */
export function crowdOverlapSentence(
  { both, expected, low, high }: CrowdOverlap,
  haveSameKey: boolean,
): string {
  const actual = `${formatCount(both)} have both flags on`;
  const chance = `Flags that know nothing of each other would share about ${formatCount(Math.round(expected))}, and 95 of 100 such pairs ${formatCount(low)} to ${formatCount(high)}.`;
  return haveSameKey
    ? `${actual}. ${chance} These two share a key, so everyone has the same bucket in both.`
    : `${actual}. ${chance}`;
}
