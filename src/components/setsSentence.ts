import type { Explanation } from '../flags/explanation.ts';

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
