/** Where an app evaluates flags. `all` is what an app says that wants the flags of both. */
export type Runtime = 'client' | 'server' | 'all';

const BROWSER = /Mozilla\/|Chrome\/|Safari\/|Firefox\/|Edge\//;
const SERVER_SDK =
  /^posthog-(?:python|ruby|php|java|go|node|dotnet|elixir)\/|python-requests\/|curl\//;
const MOBILE_SDK = /^posthog-(?:android|ios|react-native|flutter)\//;
const BROWSER_HEADERS = ['origin', 'referer', 'sec-fetch-mode', 'sec-fetch-site'];

/**
 * Where a request for flags comes from: as it says itself, or else as its headers tell, by the rules
 * of PostHog's flag service (`rust/feature-flags/src/handler/flags.rs`).
 *
 * @param given `evaluation_runtime` of the request; what is none of the three is taken for `all`
 * @returns undefined when nothing tells
 */
export function readRuntime(given: unknown, headers: Headers): Runtime | undefined {
  if (typeof given === 'string') {
    const runtime = given.toLowerCase();
    return runtime === 'client' || runtime === 'server' ? runtime : 'all';
  }
  const agent = headers.get('user-agent') ?? '';
  if (BROWSER.test(agent)) return 'client';
  if (SERVER_SDK.test(agent)) return 'server';
  if (MOBILE_SDK.test(agent)) return 'client';
  return BROWSER_HEADERS.some((name) => headers.has(name)) ? 'client' : undefined;
}
