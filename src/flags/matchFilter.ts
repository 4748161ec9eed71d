import type { Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';
import { matchProperty } from './matchProperty.ts';

const NO_PROPERTIES = {};

/**
 * Tests one filter of a condition set on whom it is about: the person, or one of their groups.
 *
 * @param groupType group type index of the set; null when the set is about persons
 */
export function matchFilter(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): boolean {
  return matchProperty(filter, propertiesFor(filter, subject, groupType), subject.now);
}

/** The properties that a filter looks at; none when the subject acts for no such group. */
export function propertiesFor(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): Readonly<Record<string, unknown>> {
  if (filter.type !== 'group') return subject.properties;
  const index = filter.group_type_index ?? groupType;
  return (index === null ? undefined : subject.groups?.[index]?.properties) ?? NO_PROPERTIES;
}
