/**
 * A person’s own choice to be let in to a flag, or to be left out.
 */

import type { FeatureFlag } from './flag.ts';
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
  if (!flag.filters.feature_enrollment) return undefined;
  const property = enrollmentProperty(flag.key);
  if (!Object.hasOwn(subject.properties, property)) return undefined;
  const value = subject.properties[property];
  return { enrolled: value === true || value === 'true', property, value };
}

/** The person property that holds a person's choice about a flag in early access. */
export function enrollmentProperty(flagKey: string): string {
  return `$feature_enrollment/${flagKey}`;
}
