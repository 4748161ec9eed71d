/**
 * What an event does to persons.
 */

import { isKeptNumber } from '../../json/longNumbers.ts';
import { scriptText } from '../../json/scriptText.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { PersonTable } from '../store/createPersonTable.ts';
import { createPerson } from './createPerson.ts';
import { readDistinctId } from './distinctId.ts';
import { mergePersons } from './mergePersons.ts';
import { updateProperties } from './updateProperties.ts';

/** Events that are there to change persons. */
const ABOUT_PERSON = new Set(['$identify', '$create_alias', '$merge_dangerously', '$set']);

/** Events whose `$set` and `$set_once` PostHog does not apply. */
export const WITHOUT_UPDATES = new Set(['$exception', '$$heatmap']);

/**
 * Does to persons what an event asks for: joins two distinct IDs, makes the person that the
 * event's distinct ID leads to where there is none, and updates its properties. To be called in
 * the transaction that keeps the event.
 */
export function processPerson(persons: PersonTable, projectId: number, event: CapturedEvent): void {
  const { distinctId, properties } = event;
  const otherId = otherDistinctId(event);
  if (otherId !== undefined) {
    mergePersons(persons, projectId, {
      into: distinctId,
      other: otherId,
      event,
      force: event.event === '$merge_dangerously',
    });
  }

  const known = persons.byDistinctId(projectId, distinctId);
  const person = known ?? createPerson(persons, projectId, distinctId, event);
  if (WITHOUT_UPDATES.has(event.event)) return;
  // Of a person whom nobody knew, everything is news.
  const isAboutPerson = !known || ABOUT_PERSON.has(event.event);
  const updated = updateProperties(person.properties, properties, isAboutPerson);
  if (updated !== person.properties) persons.save({ ...person, properties: updated });
}

/** The distinct ID that the event says belongs to the same person. */
function otherDistinctId({ event, properties }: CapturedEvent): string | undefined {
  if (event === '$identify') {
    const hasOther = Object.hasOwn(properties, '$anon_distinct_id');
    return hasOther ? readOther(properties['$anon_distinct_id']) : undefined;
  }
  if (event !== '$create_alias' && event !== '$merge_dangerously') return undefined;
  return properties['alias'] ? readOther(properties['alias']) : undefined;
}

/**
 * What is no text is written as JavaScript writes it, as in PostHog's ingestion, and mostly is an
 * ID that no person can have: `null`, `[object Object]`. A long number is the ID that it is elsewhere.
 */
function readOther(id: unknown): string | undefined {
  return readDistinctId(isKeptNumber(id) ? id : scriptText(id));
}
