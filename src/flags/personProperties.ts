/**
 * The properties by which flags are evaluated for a person, with those that stand in for missing ones.
 */

type Properties = Readonly<Record<string, unknown>>;

/** Properties of which PostHog keeps the first value, too, as `$initial_…`. */
export const WITH_INITIAL = [
  '$app_build',
  '$app_name',
  '$app_namespace',
  '$app_version',
  '$browser',
  '$browser_version',
  '$device_type',
  '$current_url',
  '$pathname',
  '$os',
  '$os_version',
  '$referring_domain',
  '$referrer',
  '$screen_height',
  '$screen_width',
  '$viewport_height',
  '$viewport_width',
  '$raw_user_agent',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_content',
  'utm_term',
  'gclid',
  'gad_source',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'fbclid',
  'msclkid',
  'twclid',
  'li_fat_id',
  'mc_cid',
  'igshid',
  'ttclid',
  'rdt_cid',
  'epik',
  'qclid',
  'sccid',
  'irclid',
  '_kx',
];

/** Which property stands for a missing one, in the order in which that is looked up. */
export const STAND_INS: readonly { missing: string; name: string }[] = [
  // SDKs in browsers send the one, those on phones the other.
  { missing: '$os', name: '$os_name' },
  { missing: '$os_name', name: '$os' },
  ...WITH_INITIAL.map((name) => ({ missing: initialName(name), name })),
];

/**
 * The properties by which PostHog evaluates flags for a person: those it has stored and the
 * distinct ID, under those the request brought; of `$os` and `$os_name` one stands for the other
 * where it is missing, and a missing `$initial_…` is taken from the value of today.
 */
export function personProperties(
  distinctId: string,
  stored: Properties,
  given: Properties = {},
): Record<string, unknown> {
  const properties: Record<string, unknown> = { ...stored, distinct_id: distinctId, ...given };
  for (const { missing, name } of STAND_INS) {
    if (name in properties && !(missing in properties)) properties[missing] = properties[name];
  }
  return properties;
}

/** The name under which PostHog keeps the first value of a person's property: `$initial_os` for `$os`. */
export function initialName(name: string): string {
  return `$initial_${name.replace(/^\$/, '')}`;
}
