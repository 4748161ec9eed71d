/**
 * How the paths begin by which SDKs and API clients ask a PostHog. The embedded one answers them at
 * `/posthog` and at the root of the site, for SDKs that drop the path of their host. No page begins so.
 */
export const SDK_ROOTS = [
  'api',
  'array',
  'batch',
  'capture',
  'decide',
  'e',
  'engage',
  'flags',
  'i',
  's',
  'static',
  'track',
];
