/**
 * What the parts of a receipt say in a sentence.
 */

import { isolate } from '../../text/isolation.ts';
import { choiceProperties } from '../../flags/earlyAccess.ts';
import type { Explanation, VariantsExplanation } from '../../flags/explain/explanation.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { shortValue } from '../ui/format.ts';
import { hashedPhrase } from './groupPhrase.ts';
import { userStart } from './userPhrase.ts';

/** How someone chose about a flag in early access; undefined for any other flag. */
export function earlyAccessSentence(
  flag: FeatureFlag,
  { distinctId, earlyAccess }: Explanation,
): string | undefined {
  const [wanted] = choiceProperties(flag);
  if (wanted === undefined) return undefined;
  if (!earlyAccess) {
    return `${userStart(distinctId)} has neither opted in nor out: PostHog knows no ${isolate(wanted)} of theirs. So the flag goes on to decide.`;
  }
  const { property, value, enrolled } = earlyAccess;
  return `${userStart(distinctId)} has opted ${enrolled ? 'in' : 'out'}: ${isolate(property)} is ${shortValue(value)}. That decides before everything else.`;
}

/** What a reader of the condition sets has to know besides: that they did not decide, or stop early. */
export function setsSentence({ reason, earlyExit, sets }: Explanation): string | undefined {
  if (sets.length === 0) return 'The flag has no condition set.';
  switch (reason.code) {
    case 'condition_match':
    case 'out_of_rollout_bound':
    case 'no_condition_match':
    case 'no_group_type':
      return earlyExit
        ? 'This flag stops at the first set whose conditions all hold, also where its rollout leaves someone out (early exit).'
        : undefined;
    default:
      return 'The condition sets were not asked. This is how they would have fared.';
  }
}

/** Which variant someone gets and why, or would get; for a flag that has variants. */
export function variantSentence(explanation: Explanation, variants: VariantsExplanation): string {
  const { distinctId, enabled, variant, reason } = explanation;
  const { bucket, byHash, override } = variants;
  if (bucket === undefined)
    return `${userStart(distinctId)} has nothing to hash, and so no variant.`;
  const place = `Hashed once more, with the salt “variant”, ${hashedPhrase(explanation)} is at ${bucket.toFixed(4)}`;
  const found = byHash === null ? 'beyond the last share' : `in the share of ${isolate(byHash)}`;
  if (reason.code === 'condition_match' && override !== undefined) {
    return `The condition set names its variant, ${isolate(override)}: the hash does not choose. ${place}, ${found}.`;
  }
  if (enabled && variant === byHash) {
    return byHash === null
      ? `${place}, ${found}: the flag is on, without a variant.`
      : `${place}, ${found}.`;
  }
  return `${place}, ${found}. It does not count here: the variants are for those whom a condition set lets in.`;
}
