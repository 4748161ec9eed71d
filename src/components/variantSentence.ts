import type { Explanation } from '../flags/explanation.ts';
import type { VariantsExplanation } from '../flags/explainVariants.ts';

/** Which variant someone gets and why, or would get; for a flag that has variants. */
export function variantSentence(explanation: Explanation, variants: VariantsExplanation): string {
  const { distinctId, enabled, variant, reason } = explanation;
  const { bucket, byHash, override } = variants;
  if (bucket === undefined) return `${distinctId} has nothing to hash, and so no variant.`;
  const place = `Hashed once more, with the salt “variant”, ${distinctId} is at ${bucket.toFixed(4)}`;
  const found = byHash === null ? 'beyond the last share' : `in the share of ${byHash}`;
  if (reason.code === 'condition_match' && override !== undefined) {
    return `The condition set names its variant, ${override}: the hash does not choose. ${place}, ${found}.`;
  }
  if (enabled && variant === byHash) {
    return byHash === null
      ? `${place}, ${found}: the flag is on, without a variant.`
      : `${place}, ${found}.`;
  }
  return `${place}, ${found}. It does not count here: the variants are for those whom a condition set lets in.`;
}
