/** What the SDKs can do with a PostHog; the columns of the README's table. */
export const capabilities = [
  'events',
  'persons',
  'aliases',
  'groups',
  'flags',
  'payloads',
  'flag events',
  'local evaluation',
  'remote config',
  'early access',
  'opt out',
] as const;

export type Capability = (typeof capabilities)[number];
