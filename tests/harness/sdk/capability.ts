/** What the SDKs can do with a PostHog; the columns of the table in docs/sdks.md. */
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
