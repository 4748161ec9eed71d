import { bucketedBy } from './bucketedBy.ts';
import { bucketingId } from './bucketingId.ts';
import { earlyAccess } from './earlyAccess.ts';
import { evaluate } from './evaluate.ts';
import { explainHoldout } from './explainHoldout.ts';
import type { Explanation, Subject } from './explanation.ts';
import { explainSet } from './explainSet.ts';
import { explainVariants } from './explainVariants.ts';
import type { FeatureFlag } from './flag.ts';
import { traceBucket } from './traceBucket.ts';

/**
 * Decides a flag like `evaluate`, and tells how every condition set fared, also those that the
 * decision did not need, with all numbers that led there.
 */
export function explain(flag: FeatureFlag, subject: Subject): Explanation {
  const decision = evaluate(flag, subject);
  const { groups, early_exit, aggregation_group_type_index: groupType = null } = flag.filters;
  const { code, condition_index } = decision.reason;
  const winner = code === 'condition_match' ? condition_index : null;
  const hash = traceBucket(flag.key, bucketingId(flag, subject, groupType) ?? '');
  const access = earlyAccess(flag, subject);
  const held = explainHoldout(flag, subject);
  const variants = explainVariants(flag, subject, groups[winner ?? -1]);
  return {
    ...decision,
    key: flag.key,
    distinctId: subject.distinctId,
    bucketedBy: bucketedBy(flag, subject, groupType),
    hash,
    bucket: hash?.value ?? 0,
    ...(access && { earlyAccess: access }),
    ...(held && { holdout: held }),
    ...(variants && { variants }),
    earlyExit: early_exit ?? false,
    sets: groups.map((set, index) => explainSet(flag, set, subject, index === winner)),
  };
}
