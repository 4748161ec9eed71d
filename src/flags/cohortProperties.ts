import type { Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';

/**
 * The properties that a filter of a cohort looks at. Cohorts are of persons: whatever else a filter
 * names, it looks at the person.
 */
export function cohortProperties(
  { type }: PropertyFilter,
  subject: Subject,
): Readonly<Record<string, unknown>> {
  return type === 'person_metadata' ? (subject.personMetadata ?? {}) : subject.properties;
}
