import { enrollmentProperty } from './enrollmentProperty.ts';
import type { Subject } from './explanation.ts';
import type { FeatureFlag } from './flag.ts';

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
