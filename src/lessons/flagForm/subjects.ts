/**
 * Whom condition sets are about, as the flag form says it: an empty text for persons, or else the
 * index of a kind of group.
 */

import { recordOf } from '../../json/record.ts';
import type { Json } from './json.ts';

const INDEX = 'aggregation_group_type_index';

/** What stands for sets that are not all about the same. */
export const MIXED = 'mixed';

/** Whom a flag is about. */
export function subjectOf(filters: Json): string {
  const { groups: sets } = filters;
  const groups: unknown[] = Array.isArray(sets) ? sets : [];
  const subjects = new Set(groups.map((set) => subjectOfSet(recordOf(set), filters)));
  const [first = textOf(filters[INDEX])] = subjects;
  return subjects.size > 1 ? MIXED : first;
}

/** Whom a saved set is about: where it does not say so itself, what the flag is about. */
export function subjectOfSet(set: Json | undefined, filters: Json): string {
  const own = set?.[INDEX];
  return textOf(own === undefined ? filters[INDEX] : own);
}

/** The subject that is wanted for a set: that of the draft, if the reader changed it. */
export function wantedSubject(wanted: string, set: Json | undefined, filters: Json): string {
  return isChanged(wanted, filters) ? wanted : subjectOfSet(set, filters);
}

/** True when the reader chose another subject than all sets have. */
export function isChanged(wanted: string, filters: Json): boolean {
  return /^\d*$/.test(wanted) && wanted !== subjectOf(filters);
}

/** A set, or a flag's filters, about another subject. */
export function aboutSubject(subject: string): Json {
  return { [INDEX]: subject === '' ? null : Number(subject) };
}

/** True for a set that says itself whom it is about. */
export function saysSubject(set: Json): boolean {
  return set[INDEX] !== undefined;
}

/** What a property filter says of whom it asks. */
export function filterSubject(subject: string): Json {
  return subject === '' ? { type: 'person' } : { type: 'group', group_type_index: Number(subject) };
}

function textOf(index: unknown): string {
  return index === undefined || index === null ? '' : JSON.stringify(index);
}
