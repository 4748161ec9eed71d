import { traceBucket, traceHash } from '../bucketing.ts';
import { bucketedBy, bucketingId, holdoutId } from '../bucketingId.ts';
import { earlyAccess } from '../earlyAccess.ts';
import { evaluate } from '../evaluate.ts';
import type { FeatureFlag } from '../flag.ts';
import { holdout, HOLDOUT_PREFIX } from '../holdout.ts';
import { type Subject, withBudget } from '../subject.ts';
import { askedGroup } from './askedGroup.ts';
import { explainSet } from './explainSet.ts';
import { explainVariants } from './explainVariants.ts';
import type { Explanation, HoldoutExplanation } from './explanation.ts';

/**
 * Decides a flag like `evaluate`, and tells how every condition set fared, also those that the
 * decision did not need, with all numbers that led there.
 */
export function explain(flag: FeatureFlag, asked: Subject): Explanation {
  const subject = withBudget(asked);
  const decision = evaluate(flag, subject);
  const { groups, early_exit, aggregation_group_type_index: groupType = null } = flag.filters;
  const { code, condition_index } = decision.reason;
  const winner = code === 'condition_match' ? condition_index : null;
  const hash = traceBucket(flag.key, bucketingId(flag, subject, groupType) ?? '');
  const group = askedGroup(subject, groupType);
  const access = earlyAccess(flag, subject);
  const held = explainHoldout(flag, subject);
  const told = new Set<number>();
  const variants = explainVariants(flag, subject, groups[winner ?? -1]);
  return {
    ...decision,
    key: flag.key,
    distinctId: subject.distinctId,
    bucketedBy: bucketedBy(flag, subject, groupType),
    ...(group && { group }),
    hash,
    bucket: hash?.value ?? 0,
    ...(access && { earlyAccess: access }),
    ...(held && { holdout: held }),
    ...(variants && { variants }),
    earlyExit: early_exit ?? false,
    sets: groups.map((set, index) =>
      explainSet(flag, set, subject, { won: index === winner, told }),
    ),
  };
}

/** Tells how a flag's holdout sees a subject; undefined when the flag has none. */
function explainHoldout(flag: FeatureFlag, subject: Subject): HoldoutExplanation | undefined {
  const result = holdout(flag, subject);
  if (!result) return undefined;
  const { id, bucketedBy } = holdoutId(flag, subject);
  return { ...result, bucketedBy, hash: traceHash(HOLDOUT_PREFIX, id, '') };
}
