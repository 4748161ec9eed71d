import type { FilterExplanation, SetExplanation } from '../flags/explanation.ts';
import { askedPhrase } from './askedPhrase.ts';
import { shortValue } from './shortValue.ts';

/**
 * What let someone in by a condition set, or kept them out, for the middle of a sentence: of the set
 * that matched, the reasons; of any other, what goes on after its name.
 */
export function setReason(set: SetExplanation, distinctId: string): string {
  return set.outcome === 'match' ? whatMatched(set, distinctId) : whatMissed(set, distinctId);
}

function whatMatched(
  { properties, rolloutPercentage, bucket }: SetExplanation,
  distinctId: string,
): string {
  const reasons = properties.map(askedPhrase);
  if (rolloutPercentage < 100) {
    reasons.push(`${distinctId} is at ${placeOf(bucket)}, inside its ${rolloutPercentage} %`);
  }
  return reasons.length === 0 ? 'it lets everyone in' : reasons.join(', and ');
}

function whatMissed(
  { outcome, properties, rolloutPercentage, bucket }: SetExplanation,
  distinctId: string,
): string {
  if (outcome === 'not_applicable') {
    return `is about groups, and ${distinctId} came without one of that kind`;
  }
  if (bucket === undefined) {
    return `goes by the device, and ${distinctId} came without a device ID`;
  }
  const miss = properties.find(({ matched }) => !matched);
  if (miss) return `asks that ${askedPhrase(miss)}, and ${whatTheyHave(miss, distinctId)}`;
  // Early exit keeps sets that would match from being asked.
  if (outcome === 'match_not_reached') return 'was not asked any more';
  return `reaches to ${(rolloutPercentage / 100).toFixed(2)}, and ${distinctId} is at ${placeOf(bucket)}`;
}

function whatTheyHave({ filter, value }: FilterExplanation, distinctId: string): string {
  if (filter.type === 'cohort') return `${distinctId} is ${value === true ? '' : 'not '}in it`;
  const owner = filter.type === 'group' ? `the group of ${distinctId}` : distinctId;
  if (value === undefined || value === null) {
    const what = filter.type === 'flag' ? 'value' : filter.key;
    return `PostHog knows no ${what} ${filter.type === 'flag' ? 'for' : 'of'} ${owner}`;
  }
  return `for ${owner} it is ${shortValue(value)}`;
}

function placeOf(bucket: number | undefined): string {
  return bucket === undefined ? 'no place' : bucket.toFixed(4);
}
