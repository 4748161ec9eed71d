/**
 * Which flags a request is answered about, and for which kind of client.
 */

import { reachedFlags } from '../../flags/dependencies.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';

/** Which of a project's flags a request is about. */
interface FlagChoice {
  /** Where the request comes from; undefined when that cannot be told. */
  runtime: Runtime | undefined;
  /** Contexts of the app that asks; empty means that it names none. */
  contexts: readonly string[];
  /** Keys of the flags that are asked for; undefined asks for all. */
  keys: ReadonlySet<string> | undefined;
  /** True to ask for nothing but the flags by which surveys find their people. */
  onlySurveys: boolean;
}

/** How PostHog begins the keys of the flags that it makes for surveys. */
const SURVEY_PREFIX = 'survey-targeting-';

/**
 * The flags to evaluate for a request: those that it asks for, and those that they depend on. A flag
 * that is meant for another runtime or context comes out inactive, so that it counts as false for
 * its dependents and is not told itself.
 */
export function chooseFlags(flags: readonly CurrentFlag[], choice: FlagChoice): CurrentFlag[] {
  const seen = flags.map((flag) => (isMeant(flag, choice) ? flag : { ...flag, active: false }));
  const { keys } = choice;
  if (!keys) return seen;
  return reachedFlags(
    seen.filter((flag) => keys.has(flag.key)),
    seen,
  );
}

function isMeant(flag: CurrentFlag, { runtime, contexts, onlySurveys }: FlagChoice): boolean {
  if (onlySurveys && !flag.key.startsWith(SURVEY_PREFIX)) return false;
  const wanted = flag.evaluation_runtime?.toLowerCase();
  const isElsewhere = (wanted === 'server' || wanted === 'client') && wanted !== runtime;
  if (isElsewhere && runtime !== 'all') return false;
  const own = flag.evaluation_contexts ?? [];
  return own.length === 0 || contexts.length === 0 || own.some((name) => contexts.includes(name));
}

/** Where an app evaluates flags. `all` is what an app says that wants the flags of both. */
type Runtime = 'client' | 'server' | 'all';

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
