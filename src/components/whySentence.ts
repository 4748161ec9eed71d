import type { Explanation, FilterExplanation, SetExplanation } from '../flags/explanation.ts';
import { filterPhrase } from './filterPhrase.ts';
import { shortValue } from './shortValue.ts';

/** Why a flag is on or off for someone, in one sentence that names what decided. */
export function whySentence(explanation: Explanation): string {
  const { distinctId, enabled, reason, sets, variant } = explanation;
  if (reason.code === 'flag_disabled') {
    return `Off for ${distinctId}, because the flag is switched off for everyone.`;
  }
  const winner = sets.findIndex(({ outcome }) => outcome === 'match');
  const won = sets[winner];
  if (enabled && won) {
    const value = variant === null ? 'On' : `${variant}: on`;
    return `${value} for ${distinctId}, because condition set ${winner + 1} matched: ${whatMatched(won, explanation)}.`;
  }
  if (sets.length === 0) {
    return `Off for ${distinctId}, because the flag has no condition set.`;
  }
  const misses = sets.map(
    (set, index) => `condition set ${index + 1} ${whatMissed(set, explanation)}`,
  );
  return `Off for ${distinctId}, because ${misses.join('; ')}.`;
}

function whatMatched(
  { properties, rolloutPercentage }: SetExplanation,
  { distinctId, bucket }: Explanation,
): string {
  const reasons = properties.map(({ filter }) => filterPhrase(filter));
  if (rolloutPercentage < 100) {
    reasons.push(`${distinctId} is at ${bucket.toFixed(4)}, inside its ${rolloutPercentage} %`);
  }
  return reasons.length === 0 ? 'it lets everyone in' : reasons.join(', and ');
}

function whatMissed(
  { properties, rolloutPercentage }: SetExplanation,
  { distinctId, bucket }: Explanation,
): string {
  const miss = properties.find(({ matched }) => !matched);
  if (miss) return `asks that ${filterPhrase(miss.filter)}, and ${whatTheyHave(miss, distinctId)}`;
  return `reaches to ${(rolloutPercentage / 100).toFixed(2)}, and ${distinctId} is at ${bucket.toFixed(4)}`;
}

function whatTheyHave({ filter, value }: FilterExplanation, distinctId: string): string {
  if (value === undefined || value === null)
    return `PostHog knows no ${filter.key} of ${distinctId}`;
  return `for ${distinctId} it is ${shortValue(value)}`;
}
