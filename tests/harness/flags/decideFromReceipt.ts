import type { HashTrace } from '../../../src/flags/bucketing.ts';
import type { Explanation, SetExplanation } from '../../../src/flags/explain/explanation.ts';

/**
 * Decides a flag again as a reader would with a pocket calculator: from the digits of the hashes,
 * the thresholds, the ticks and crosses of a receipt, and nothing else.
 */
export function decideFromReceipt(receipt: Explanation): boolean | string {
  const { reason, failed, earlyAccess, holdout, sets, earlyExit } = receipt;
  if (failed || reason.code === 'flag_disabled' || reason.code === 'missing_dependency') {
    return false;
  }
  if (earlyAccess) return earlyAccess.enrolled;
  if (holdout && numberOf(holdout.hash) <= holdout.exclusionPercentage / 100) {
    return holdout.variant;
  }
  for (const set of sets) {
    if (set.bucket === undefined || !set.properties.every(({ matched }) => matched)) continue;
    if (numberOf(set.hash) <= set.rolloutPercentage / 100) return valueOf(receipt, set);
    if (earlyExit) break;
  }
  return false;
}

function valueOf({ variants }: Explanation, { set }: SetExplanation): boolean | string {
  if (!variants) return true;
  const named = variants.shares.find(({ key }) => key === set.variant);
  const place = numberOf(variants.hash);
  const drawn = variants.shares.find(({ start, end }) => place >= start && place < end);
  return (named ?? drawn)?.key ?? true;
}

/** What is not hashed is at 0. */
function numberOf(hash: HashTrace | undefined): number {
  return hash ? Number(`0x${hash.digits}`) / 2 ** 60 : 0;
}
