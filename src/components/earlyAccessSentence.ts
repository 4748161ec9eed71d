import { enrollmentProperty } from '../flags/enrollmentProperty.ts';
import type { Explanation } from '../flags/explanation.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { shortValue } from './shortValue.ts';

/** How someone chose about a flag in early access; undefined for any other flag. */
export function earlyAccessSentence(
  { key, filters }: FeatureFlag,
  { distinctId, earlyAccess }: Explanation,
): string | undefined {
  if (!filters.feature_enrollment) return undefined;
  if (!earlyAccess) {
    return `${distinctId} has neither opted in nor out: PostHog knows no ${enrollmentProperty(key)} of theirs. So the flag goes on to decide.`;
  }
  const { property, value, enrolled } = earlyAccess;
  return `${distinctId} has opted ${enrolled ? 'in' : 'out'}: ${property} is ${shortValue(value)}. That decides before everything else.`;
}
