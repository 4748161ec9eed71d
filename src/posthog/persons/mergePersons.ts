import type { PersonTable, StoredPerson } from '../store/createPersonTable.ts';
import { createPerson, type CreatorEvent } from './createPerson.ts';
import { isIllegalDistinctId } from './distinctId.ts';

/** A wish to make one person of two distinct IDs. */
export interface Merge {
  /** The distinct ID whose person stays, and whose properties win. */
  into: string;
  other: string;
  /** The event that says so. */
  event: CreatorEvent;
  /** Merge even a person that was identified before. */
  force: boolean;
}

/**
 * Makes two distinct IDs lead to one person, by the rules of PostHog's ingestion: refused, without
 * a word, when either ID is one that many people share by mistake, or when the other person was
 * identified as someone before. In the latter case the person that stays counts as identified all
 * the same.
 */
export function mergePersons(persons: PersonTable, projectId: number, merge: Merge): void {
  const { into, other, event, force } = merge;
  if (into === other || isIllegalDistinctId(into) || isIllegalDistinctId(other)) return;

  const source = persons.byDistinctId(projectId, other);
  const found = persons.byDistinctId(projectId, into);
  const target = found ?? source ?? createPerson(persons, projectId, into, event);
  if (!found && source) persons.addDistinctId(projectId, into, source.id);
  if (!source) persons.addDistinctId(projectId, other, target.id);
  const isAllowed = force || !source?.isIdentified;
  const merged = isAllowed ? absorb(persons, target, source) : target;
  persons.save({ ...merged, isIdentified: true });
}

function absorb(
  persons: PersonTable,
  target: StoredPerson,
  source: StoredPerson | undefined,
): StoredPerson {
  if (!source || source.id === target.id) return target;
  persons.absorb(target.id, source.id);
  return {
    ...target,
    properties: { ...source.properties, ...target.properties },
    createdAt: Math.min(source.createdAt, target.createdAt),
  };
}
