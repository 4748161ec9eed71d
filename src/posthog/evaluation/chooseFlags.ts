import { reachedFlags } from '../../flags/reachedFlags.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';
import type { Runtime } from './readRuntime.ts';

/** Which of a project's flags a request is about. */
export interface FlagChoice {
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
