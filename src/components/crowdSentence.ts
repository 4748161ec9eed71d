import type { CrowdDecision } from '../flags/crowdDecision.ts';
import { formatCount } from './formatCount.ts';

/** How many of a crowd a flag is on for, and whether that is a surprise. */
export function crowdSentence({ on, decided, count, chance }: CrowdDecision): string {
  if (decided < on.length) {
    return `This flag takes too long to decide: only the first ${formatCount(decided)} of ${formatCount(on.length)} were asked. Use simpler patterns.`;
  }
  const { expected, low, high } = chance;
  const actual = `${formatCount(count)} of ${formatCount(on.length)} are on`;
  if (low === high) return `${actual}, and nothing here was left to chance.`;
  const range = `95 of 100 such crowds have ${formatCount(low)} to ${formatCount(high)}`;
  return `${actual}; ${formatCount(expected)} were expected, and ${range}.`;
}
