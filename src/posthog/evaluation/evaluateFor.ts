import type { Store } from '../store/createStore.ts';
import { answerFlags, type FlagsAnswer } from './answerFlags.ts';
import { chooseFlags } from './chooseFlags.ts';
import { findSubject } from './findSubject.ts';

/** Whom the REST API asks flags for. */
export interface AskedFor {
  distinctId: string;
  /** Keys of the groups that the person acts for, by group type. */
  groups: ReadonlyMap<string, string>;
  /** Keys of the flags that are asked for; undefined asks for all. */
  flagKeys: ReadonlySet<string> | undefined;
}

/**
 * Decides flags by what is stored alone, those of all runtimes and contexts, as PostHog's app asks
 * its flag service.
 *
 * @param now milliseconds since 1970
 */
export function evaluateFor(
  store: Store,
  projectId: number,
  { distinctId, groups, flagKeys }: AskedFor,
  now: number,
): FlagsAnswer {
  const chosen = chooseFlags(store.flags.current(projectId), {
    runtime: 'all',
    contexts: [],
    keys: flagKeys,
    onlySurveys: false,
  });
  const request = {
    distinctId,
    anonDistinctId: undefined,
    deviceId: undefined,
    personProperties: {},
    groups,
    groupProperties: new Map(),
  };
  return answerFlags(chosen, findSubject(store, projectId, request, chosen, now), now);
}
