import { recordOf } from '../../json/record.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import { liftProperties } from './liftProperties.ts';
import { WITHOUT_UPDATES } from './processPerson.ts';

type Properties = Record<string, unknown>;

/** The person properties that an event, as it was sent, asks to set and to set once. */
export function requestedUpdates({ event, properties }: CapturedEvent): {
  set: Properties;
  setOnce: Properties;
} {
  if (properties['$process_person_profile'] === false || WITHOUT_UPDATES.has(event)) {
    return { set: {}, setOnce: {} };
  }
  const { $set, $set_once } = liftProperties(properties);
  return { set: recordOf($set), setOnce: recordOf($set_once) };
}
