import type { PersonTable, StoredPerson } from '../store/createPersonTable.ts';
import { personUuid } from './personUuid.ts';

/**
 * Makes persons of some of a person's distinct IDs, one of each; to be called in a transaction. They
 * begin without properties: nobody can tell which were theirs.
 *
 * @param distinctIds an ID that leads to somebody else meanwhile stays there
 * @param at milliseconds since 1970
 */
export function splitPerson(
  persons: PersonTable,
  projectId: number,
  { id }: StoredPerson,
  distinctIds: readonly string[],
  at: number,
): void {
  for (const distinctId of distinctIds) {
    const uuid = personUuid(projectId, distinctId);
    const isTaken = persons.byUuid(projectId, uuid) !== undefined;
    const split = persons.create(projectId, {
      uuid: isTaken ? crypto.randomUUID() : uuid,
      properties: {},
      isIdentified: false,
      createdAt: at,
    });
    const isMoved = persons.moveDistinctId(projectId, distinctId, id, split.id);
    if (!isMoved) persons.remove(split.id);
  }
}
