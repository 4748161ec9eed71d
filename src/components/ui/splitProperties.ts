/** What the app put on an event, or somebody chose, although its name begins with `$`. */
const appKeys =
  /^\$(feature\/|feature_enrollment\/|set$|set_once$|unset$|feature_flag|feature_flag_response$)/;

/** Parts the properties of an event or a person into what the app said and what PostHog and its SDK added. */
export function splitProperties(properties: Record<string, unknown>): {
  own: Record<string, unknown>;
  sdk: Record<string, unknown>;
} {
  const isOwn = ([key]: [string, unknown]) => !key.startsWith('$') || appKeys.test(key);
  const entries = Object.entries(properties);
  return {
    own: Object.fromEntries(entries.filter(isOwn)),
    sdk: Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
  };
}
