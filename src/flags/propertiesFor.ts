import type { Subject } from './explanation.ts';
import type { PropertyFilter } from './flag.ts';

type Properties = Readonly<Record<string, unknown>>;

const NO_PROPERTIES: Properties = {};

/**
 * The properties that a filter looks at; none when the subject acts for no such group.
 * @param groupType group type index of the condition set; null when that is about persons
 */
export function propertiesFor(
  filter: PropertyFilter,
  subject: Subject,
  groupType: number | null,
): Properties {
  if (filter.type === 'person_metadata') return subject.personMetadata ?? NO_PROPERTIES;
  if (filter.type !== 'group') return subject.properties;
  const index = filter.group_type_index ?? groupType;
  return (index === null ? undefined : subject.groups?.[index]?.properties) ?? NO_PROPERTIES;
}
