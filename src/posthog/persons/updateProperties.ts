import { isRecord } from '../isRecord.ts';
import { withoutKeys } from '../withoutKeys.ts';

type Properties = Record<string, unknown>;

/**
 * Applies an event's `$set_once`, then `$set`, then `$unset` to a person's properties, in the order
 * of PostHog's ingestion. Values are replaced whole, never merged. A property that is null counts as
 * not set yet to `$set_once`.
 * @returns the same object when nothing changes, so that nothing need be saved.
 */
export function updateProperties(current: Properties, event: Properties): Properties {
  const set = recordOf(event['$set']);
  const setOnce = missing(current, recordOf(event['$set_once']));
  const unset = namesOf(event['$unset']);
  if (!changes(current, set, setOnce, unset)) return current;
  const next: Properties = { ...current, ...setOnce, ...set };
  return unset.length > 0 ? withoutKeys(next, unset) : next;
}

const NONE: Properties = {};

function recordOf(value: unknown): Properties {
  return isRecord(value) ? value : NONE;
}

/** Those of the properties that the person lacks. */
function missing(current: Properties, setOnce: Properties): Properties {
  const isMissing = ([key, value]: [string, unknown]) =>
    !Object.hasOwn(current, key) || (current[key] === null && value !== null);
  const entries = Object.entries(setOnce);
  return entries.every(isMissing) ? setOnce : Object.fromEntries(entries.filter(isMissing));
}

/** `$unset` is a list of names or an object whose keys are the names. */
function namesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((name) => typeof name === 'string');
  return Object.keys(recordOf(value));
}

function changes(
  current: Properties,
  set: Properties,
  setOnce: Properties,
  unset: readonly string[],
): boolean {
  return (
    Object.keys(setOnce).length > 0 ||
    Object.entries(set).some(
      ([key, value]) => !Object.hasOwn(current, key) || !same(current[key], value),
    ) ||
    unset.some((name) => Object.hasOwn(current, name))
  );
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
