import type { Subject } from '../subject.ts';

/** The group that a flag, a condition set or a filter is about. */
export interface AskedGroup {
  /** Group type index. */
  index: number;
  /** The name of the group type, such as `company`; undefined where it is not known. */
  type: string | undefined;
  /** The group's key; undefined when the subject acts for no group of that type. */
  key: string | undefined;
}

/**
 * The group that is asked about for a subject.
 *
 * @param groupType group type index; null for persons, of whom no group is asked about
 */
export function askedGroup(subject: Subject, groupType: number | null): AskedGroup | undefined {
  if (groupType === null) return undefined;
  return {
    index: groupType,
    type: subject.groupTypes?.get(groupType),
    key: subject.groups?.[groupType]?.key || undefined,
  };
}
