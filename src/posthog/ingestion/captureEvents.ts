import { withoutKeys } from '../../json/record.ts';
import { liftProperties } from '../persons/liftProperties.ts';
import { processPerson } from '../persons/processPerson.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Store } from '../store/createStore.ts';
import { identifyGroup, withGroupKeys } from './groups.ts';

/** Events that only change persons, which PostHog drops when no person is to be processed. */
const PERSON_EVENTS = new Set([
  '$identify',
  '$create_alias',
  '$merge_dangerously',
  '$groupidentify',
]);

/** Properties that ask for a change of the person. */
const PERSON_UPDATES = ['$set', '$set_once', '$unset'];

/**
 * Keeps the first of some events, one at least, and what they change of persons and groups; to be
 * called in a transaction. An event that is known by uuid, name, distinct ID and time was sent again by
 * an SDK that missed our answer: it changes nothing a second time.
 *
 * @param isEnough asked after each: true when the others are left for later
 * @returns how many
 */
export function captureEvents(
  store: Store,
  projectId: number,
  events: readonly CapturedEvent[],
  isEnough: () => boolean = () => false,
): number {
  let count = 0;
  for (const event of events) {
    captureEvent(store, projectId, event);
    count++;
    if (isEnough()) break;
  }
  return count;
}

function captureEvent(store: Store, projectId: number, event: CapturedEvent): void {
  if (event.properties['$process_person_profile'] === false) {
    if (PERSON_EVENTS.has(event.event)) return;
    const properties = withoutKeys(event.properties, PERSON_UPDATES);
    store.events.insert(projectId, { ...event, properties });
    return;
  }
  const lifted = { ...event, properties: liftProperties(event.properties) };
  if (!store.events.insert(projectId, withGroupKeys(store.groups, projectId, lifted))) return;
  processPerson(store.persons, projectId, lifted);
  if (event.event === '$groupidentify') identifyGroup(store.groups, projectId, event);
}
