import type { Explanation } from '../../flags/explain/explanation.ts';
import type { FlagAnswer } from '../../receipts/runReport.ts';
import { isolate } from '../../text/isolation.ts';
import { forUser } from '../why/userPhrase.ts';
import { whySentence } from '../why/whySentence.ts';
import { flagWord } from '../ui/format.ts';

/** What came of a run's question, in a line; the tab Why has it at length. */
export function verdictSentence(
  { key, value, problem }: FlagAnswer,
  explanation: Explanation | undefined,
): string {
  if (explanation) return explained(explanation);
  if (value !== undefined) return `The flag is ${flagWord(value)}.`;
  return problem === undefined
    ? `PostHog has no active flag ${isolate(key)}, so the code took its default path.`
    : 'Unknown: PostHog decided nothing, so the code took its default path.';
}

/** Nobody reads in a line why each of several condition sets did not match. */
function explained(explanation: Explanation): string {
  const { distinctId, enabled, failed, reason, sets } = explanation;
  const isBySets =
    !enabled && !failed && ['no_condition_match', 'out_of_rollout_bound'].includes(reason.code);
  if (!isBySets || sets.length < 2) return whySentence(explanation);
  return `Off${forUser(distinctId)}, because none of the ${sets.length} condition sets matched.`;
}
