/**
 * A person’s own choice to be let in to a flag, or to be left out.
 */

import { bucket } from './bucketing.ts';
import type { ConditionSet, FeatureFlag, PropertyFilter } from './flag.ts';
import { matchSet } from './matchSet.ts';
import type { Subject } from './subject.ts';

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
export function earlyAccess(flag: FeatureFlag, subject: Subject): EarlyAccessResult | undefined {
  const { feature_enrollment, super_groups } = flag.filters;
  if (!feature_enrollment && !super_groups) return undefined;
  const property = choiceProperties(flag).find((key) => Object.hasOwn(subject.properties, key));
  if (property === undefined) return undefined;
  const value = subject.properties[property];
  const enrolled = feature_enrollment
    ? value === true || value === 'true'
    : passesSuperGroup(flag, subject);
  return { enrolled, property, value };
}

/** Person properties that hold a person's choice about a flag; none when it is not in early access. */
export function choiceProperties(flag: FeatureFlag): string[] {
  if (flag.filters.feature_enrollment) return [enrollmentProperty(flag.key)];
  return superFilters(flag).map(({ key }) => key);
}

/** What a flag that an older version saved asks of the choice; nothing where the newer form is used. */
export function superFilters({ filters }: FeatureFlag): readonly PropertyFilter[] {
  return (filters.feature_enrollment ? null : filters.super_groups?.[0]?.properties) ?? [];
}

/** The person property that holds a person's choice about a flag in early access. */
export function enrollmentProperty(flagKey: string): string {
  return `$feature_enrollment/${flagKey}`;
}

/** Whatever the flag buckets by, such a set is about the person. */
function passesSuperGroup(flag: FeatureFlag, subject: Subject): boolean {
  const [first] = flag.filters.super_groups ?? [];
  const set: ConditionSet = { ...first, aggregation_group_type_index: null };
  const byPerson = { ...flag, bucketing_identifier: null };
  return matchSet(byPerson, set, subject, (id) => bucket(flag.key, id)) === 'condition_match';
}
