/** What posthog-js asks PostHog for, with the project API key alone. */
const PATHS = /^\/(flags|e|i\/v0\/e|batch|array\/[^/]+\/config)\/?$/;

/** What it only reads. */
const READ_PATHS = /^\/api\/early_access_features\/?$/;

/**
 * Whether the SDK in a page has to send such a request to PostHog. Whatever else a page tries goes nowhere.
 *
 * @param path below PostHog's host, with its query or without
 */
export function isSdkRequest(method: string, path: string): boolean {
  const [bare = ''] = path.split('?', 1);
  return PATHS.test(bare) || (method === 'GET' && READ_PATHS.test(bare));
}
