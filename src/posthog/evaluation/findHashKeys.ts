import type { Store } from '../store/createStore.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';
import type { FlagsRequest } from './parseFlagsRequest.ts';

type Ids = Pick<FlagsRequest, 'distinctId' | 'anonDistinctId'>;

/**
 * The ids by which flags with experience continuity bucket a person. The first request that brings
 * the distinct ID from before the login has it kept for the person, for every such flag that has no
 * id yet, so that the person goes on seeing what it saw (`set_feature_flag_hash_key_overrides` in
 * PostHog's flag service).
 *
 * @returns undefined when none of the flags needs them
 */
export function findHashKeys(
  store: Store,
  projectId: number,
  ids: Ids,
  flags: readonly CurrentFlag[],
): Record<string, string> | undefined {
  const continuous = flags.filter((flag) => flag.active && flag.ensure_experience_continuity);
  if (continuous.length === 0) return undefined;
  const personIds = findPersons(store, projectId, ids);
  const kept = readKeys(store, personIds);
  const { anonDistinctId } = ids;
  const missing = continuous.filter(({ key }) => !Object.hasOwn(kept, key));
  if (anonDistinctId === undefined || missing.length === 0 || personIds.length === 0) return kept;
  store.transaction(() => {
    for (const personId of personIds) {
      for (const { key } of missing) store.hashKeys.add(personId, key, anonDistinctId);
    }
  });
  return readKeys(store, personIds);
}

/** The persons of both distinct IDs, which may be one; the one who is asked for comes first. */
function findPersons(store: Store, projectId: number, ids: Ids): number[] {
  const personIds = new Set<number>();
  for (const id of [ids.distinctId, ids.anonDistinctId]) {
    const person = id === undefined ? undefined : store.persons.byDistinctId(projectId, id);
    if (person) personIds.add(person.id);
  }
  return [...personIds];
}

function readKeys(store: Store, [own, other]: readonly number[]): Record<string, string> {
  return {
    ...(other !== undefined && store.hashKeys.of(other)),
    ...(own !== undefined && store.hashKeys.of(own)),
  };
}
