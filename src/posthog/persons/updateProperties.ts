import { recordOf, withoutKeys } from '../../json/record.ts';
import { namesToUnset } from './namesToUnset.ts';

type Properties = Record<string, unknown>;

/**
 * Applies an event's `$set_once`, then `$set`, then `$unset` to a person's properties, in the order
 * of PostHog's ingestion. Values are replaced whole, never merged. A property that is null counts as
 * not set yet to `$set_once`.
 *
 * An event that is not about the person does not change it only to say on which page or browser it
 * came: such changes wait for one that matters.
 *
 * @param isAboutPerson true for events such as `$identify`, whose every change counts
 * @returns the same object when nothing changes, so that nothing need be saved.
 */
export function updateProperties(
  current: Properties,
  event: Properties,
  isAboutPerson: boolean,
): Properties {
  const set = recordOf(event['$set']);
  const setOnce = missing(current, recordOf(event['$set_once']));
  const unset = namesToUnset(event['$unset']);
  if (!changes(current, set, setOnce, unset, isAboutPerson)) return current;
  const next: Properties = { ...current, ...setOnce, ...set };
  return unset.length > 0 ? withoutKeys(next, unset) : next;
}

/** Those of the properties that the person lacks. */
function missing(current: Properties, setOnce: Properties): Properties {
  const isMissing = ([key, value]: [string, unknown]) =>
    !Object.hasOwn(current, key) || (current[key] === null && value !== null);
  const entries = Object.entries(setOnce);
  return entries.every(isMissing) ? setOnce : Object.fromEntries(entries.filter(isMissing));
}

function changes(
  current: Properties,
  set: Properties,
  setOnce: Properties,
  unset: readonly string[],
  isAboutPerson: boolean,
): boolean {
  return (
    Object.keys(setOnce).some((key) => isAboutPerson || !isPassing(key)) ||
    Object.entries(set).some(([key, value]) => {
      if (!Object.hasOwn(current, key)) return true;
      return (isAboutPerson || !isPassing(key)) && !same(current[key], value);
    }) ||
    unset.some((name) => Object.hasOwn(current, name))
  );
}

/** Of the visit rather than the person (`FILTERED_PERSON_UPDATE_PROPERTIES` of the ingestion). */
const PASSING = new Set([
  ...['$current_url', '$pathname', '$referring_domain', '$referrer'],
  ...['$screen_height', '$screen_width', '$viewport_height', '$viewport_width'],
  ...['$browser', '$browser_version', '$device_type', '$raw_user_agent'],
  ...['$os', '$os_name', '$os_version'],
]);
/** Where an IP address is thought to be, but for its country and city. */
const PASSING_PLACE =
  /^\$geoip_(?:postal_code|time_zone|latitude|longitude|accuracy_radius|subdivision_\d_\w+|\w+_confidence)$/;

function isPassing(key: string): boolean {
  return PASSING.has(key) || PASSING_PLACE.test(key);
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
