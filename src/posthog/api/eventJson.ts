import type { CapturedEvent } from '../store/createEventTable.ts';
import type { StoredPerson } from '../store/createPersonTable.ts';

/** Properties of a person that PostHog shows beside an event. */
const SHOWN = ['email', 'name', 'username'];

/** An event as PostHog's REST API gives it, with the person that it belongs to now. */
export function eventJson(event: CapturedEvent, person: StoredPerson | undefined) {
  return {
    id: event.uuid,
    distinct_id: event.distinctId,
    properties: event.properties,
    event: event.event,
    timestamp: new Date(event.timestamp).toISOString(),
    person: person ? personPart(event.distinctId, person) : null,
    elements: [],
    elements_chain: '',
  };
}

function personPart(distinctId: string, { isIdentified, properties }: StoredPerson) {
  const shown = Object.entries(properties).filter(([key]) => SHOWN.includes(key));
  return {
    is_identified: isIdentified,
    distinct_ids: [distinctId],
    properties: Object.fromEntries(shown),
  };
}
