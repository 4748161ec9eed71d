import { bucketingId } from './bucketingId.ts';
import type { Subject } from './explanation.ts';
import type { ConditionSet, FeatureFlag } from './flag.ts';
import { matchFilter } from './matchFilter.ts';
import { isInRollout } from './matchSet.ts';

/** A person's own choice about a flag in early access. */
export interface EarlyAccessResult {
  enrolled: boolean;
  /** The property that says so. */
  property: string;
  value: unknown;
}

/**
 * Looks whether a person opted in to a flag in early access, or out of it; either is final. Group
 * flags ask the person, too.
 *
 * @returns undefined when the flag is not in early access or the person has not chosen
 */
export function earlyAccess(
  flag: FeatureFlag,
  subject: Subject,
  bucketOf: (id: string) => number,
): EarlyAccessResult | undefined {
  const { feature_enrollment, super_groups } = flag.filters;
  if (feature_enrollment) return byEnrollment(`$feature_enrollment/${flag.key}`, subject);
  const superGroup = super_groups?.[0];
  return superGroup && bySuperGroup(flag, superGroup, subject, bucketOf);
}

function byEnrollment(property: string, subject: Subject): EarlyAccessResult | undefined {
  if (!Object.hasOwn(subject.properties, property)) return undefined;
  const value = subject.properties[property];
  return { enrolled: value === true || value === 'true', property, value };
}

function bySuperGroup(
  flag: FeatureFlag,
  set: ConditionSet,
  subject: Subject,
  bucketOf: (id: string) => number,
): EarlyAccessResult | undefined {
  const filters = set.properties ?? [];
  const property = filters.find(({ key }) => Object.hasOwn(subject.properties, key))?.key;
  if (property === undefined) return undefined;
  const id = bucketingId(flag, subject, null) ?? subject.distinctId;
  const enrolled =
    filters.every((filter) => matchFilter(filter, subject, null)) &&
    isInRollout(set.rollout_percentage ?? 100, bucketOf(id));
  return { enrolled, property, value: subject.properties[property] };
}
