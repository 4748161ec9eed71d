import type { CapturedEvent } from '../store/createEventTable.ts';
import type { PersonTable, StoredPerson } from '../store/createPersonTable.ts';
import { personUuid } from './personUuid.ts';

/** The event that first named a person: its uuid, and its time in milliseconds since 1970. */
export type CreatorEvent = Pick<CapturedEvent, 'uuid' | 'timestamp'>;

/** Makes the person that a distinct ID leads to. Like PostHog it remembers the event that made it. */
export function createPerson(
  persons: PersonTable,
  projectId: number,
  distinctId: string,
  creator: CreatorEvent,
): StoredPerson {
  const person = persons.create(projectId, {
    uuid: personUuid(projectId, distinctId),
    properties: { $creator_event_uuid: creator.uuid },
    isIdentified: false,
    createdAt: creator.timestamp,
  });
  persons.addDistinctId(projectId, distinctId, person.id);
  return person;
}
