import { recordOf } from '../../json/record.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import { liftProperties } from './liftProperties.ts';
import { namesToUnset } from './namesToUnset.ts';
import { WITHOUT_UPDATES } from './processPerson.ts';

type Properties = Record<string, unknown>;

/** The person properties that an event, as it was sent, asks to set, to set once and to take away. */
export function requestedUpdates({ event, properties }: CapturedEvent): {
  set: Properties;
  setOnce: Properties;
  unset: string[];
} {
  if (properties['$process_person_profile'] === false || WITHOUT_UPDATES.has(event)) {
    return { set: {}, setOnce: {}, unset: [] };
  }
  const { $set, $set_once, $unset } = liftProperties(properties);
  return { set: recordOf($set), setOnce: recordOf($set_once), unset: namesToUnset($unset) };
}
