import { withoutKeys } from '../../json/record.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { StoredPerson } from '../store/createPersonTable.ts';
import { elementsChain } from './elements/elementsChain.ts';
import { parseElements } from './elements/parseElements.ts';

/** Properties of a person that PostHog shows beside an event. */
const SHOWN = ['email', 'name', 'username'];

/** An event as PostHog's REST API gives it, with the person that it belongs to now. */
export function eventJson(event: CapturedEvent, person: StoredPerson | undefined) {
  const chain = elementsChain(event.properties);
  return {
    id: event.uuid,
    distinct_id: event.distinctId,
    properties: withoutKeys(event.properties, ['$elements_chain', '$elements']),
    event: event.event,
    timestamp: new Date(event.timestamp).toISOString(),
    person: person ? personPart(event.distinctId, person) : null,
    elements: parseElements(chain),
    elements_chain: chain,
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
