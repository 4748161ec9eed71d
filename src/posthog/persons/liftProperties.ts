import { initialName, WITH_INITIAL } from '../../flags/personProperties.ts';
import { recordOf } from '../../json/record.ts';

type Properties = Record<string, unknown>;

/** What of an event PostHog takes for its person, with the name of the first value. */
const LIFTED = [...WITH_INITIAL, 'utm_name'].map((name) => [name, initialName(name)] as const);

/** Of the machine that a server runs on, not of the person. */
const OF_HOST = new Set(['$os', '$os_version']);

/**
 * The properties of an event with what they say of the person also in `$set`, and in `$set_once` as
 * `$initial_…`: browser, system, page and campaign. What the event sets itself wins. By the rules of
 * PostHog's ingestion (`personInitialAndUTMProperties`).
 */
export function liftProperties(event: Properties): Properties {
  const properties = withSystem(event);
  const isServer = properties['$is_server'] === true;
  const set: Properties = {};
  const setOnce: Properties = {};
  let lifted = 0;
  for (const [name, initial] of LIFTED) {
    if (!Object.hasOwn(properties, name) || (isServer && OF_HOST.has(name))) continue;
    const value = properties[name];
    set[name] = value;
    // Browsers send null for what a visit lacks, which must not stand in the way of a first value.
    if (value !== null) setOnce[initial] = value;
    lifted++;
  }
  if (lifted === 0) return properties;
  return {
    ...properties,
    $set: { ...set, ...recordOf(properties['$set']) },
    $set_once: { ...setOnce, ...recordOf(properties['$set_once']) },
  };
}

/** Some SDKs call the system `$os_name`. */
function withSystem(properties: Properties): Properties {
  const name = properties['$os_name'];
  return name === undefined || Object.hasOwn(properties, '$os')
    ? properties
    : { ...properties, $os: name };
}
