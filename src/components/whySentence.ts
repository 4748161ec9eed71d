import type { Explanation } from '../flags/explanation.ts';
import { counted } from './counted.ts';
import { setReason } from './setReason.ts';
import { shortValue } from './shortValue.ts';

/** A sentence has room for so many condition sets that kept someone out. */
const MOST_TOLD = 4;

/** Why a flag is on or off for someone, in one sentence that names what decided. */
export function whySentence(explanation: Explanation): string {
  const { distinctId, enabled, reason, sets, variant } = explanation;
  const beforeSets = whyBeforeSets(explanation);
  if (beforeSets) return beforeSets;
  const winner = sets.findIndex(({ outcome }) => outcome === 'match');
  const won = sets[winner];
  if (enabled && won) {
    const value = variant === null ? 'On' : `${variant}: on`;
    return `${value} for ${distinctId}, because condition set ${winner + 1} matched: ${setReason(won, distinctId)}.`;
  }
  const off = `Off for ${distinctId}, because`;
  if (explanation.failed) return `${off} PostHog could not decide it: ${reason.description}.`;
  if (sets.length === 0) return `${off} the flag has no condition set.`;
  const misses = sets
    .slice(0, MOST_TOLD)
    .map((set, index) => `condition set ${index + 1} ${setReason(set, distinctId)}`);
  const others = sets.length - misses.length;
  if (others > 0) misses.push(`and ${counted(others, 'more set')} did not match either`);
  return `${off} ${misses.join('; ')}.`;
}

/** What decides whatever the condition sets say; undefined when nothing does. */
function whyBeforeSets({
  distinctId,
  enabled,
  reason,
  earlyAccess,
  holdout,
}: Explanation): string | undefined {
  switch (reason.code) {
    case 'flag_disabled':
      return `Off for ${distinctId}, because the flag is switched off for everyone.`;
    case 'missing_dependency':
      return `Off for ${distinctId}, because a flag that this one depends on does not exist.`;
    case 'super_condition_value': {
      const choice = enabled ? 'On' : 'Off';
      const { property = '', value } = earlyAccess ?? {};
      return `${choice} for ${distinctId}, by their own choice about this early access: ${property} is ${shortValue(value)}.`;
    }
    case 'holdout_condition_value': {
      const { variant = '', bucket = 0, exclusionPercentage = 0 } = holdout ?? {};
      return `${variant} for ${distinctId}, because the flag’s holdout keeps ${exclusionPercentage} % apart, and ${distinctId} is at ${bucket.toFixed(4)}.`;
    }
    default:
      return undefined;
  }
}
