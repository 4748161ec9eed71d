import { personProperties } from '../../flags/personProperties.ts';
import type { GroupSubject, Subject } from '../../flags/subject.ts';
import type { Store } from '../store/createStore.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';
import { findHashKeys } from './findHashKeys.ts';
import type { FlagsRequest } from './parseFlagsRequest.ts';

/** What of a request says whom it is about. */
export type SubjectRequest = Pick<
  FlagsRequest,
  'distinctId' | 'anonDistinctId' | 'deviceId' | 'personProperties' | 'groups' | 'groupProperties'
>;

/**
 * Whom a request asks flags for: what is stored of the person and the groups and, over it, what the
 * request says.
 *
 * @param flags those that get evaluated: they say whether hash keys are needed
 * @param now milliseconds since 1970
 */
export function findSubject(
  store: Store,
  projectId: number,
  request: SubjectRequest,
  flags: readonly CurrentFlag[],
  now: number,
): Subject {
  const { distinctId, deviceId, anonDistinctId } = request;
  const person = store.persons.byDistinctId(projectId, distinctId);
  const cohorts = store.cohorts.current(projectId);
  const hashKeys = findHashKeys(store, projectId, request, flags);
  return {
    distinctId,
    properties: personProperties(distinctId, person?.properties ?? {}, request.personProperties),
    ...(person && { personMetadata: { created_at: new Date(person.createdAt).toISOString() } }),
    groups: findGroups(store, projectId, request),
    cohorts,
    ...(person && cohorts.size > 0 && { staticCohortIds: store.memberships.cohortsOf(person.id) }),
    ...(deviceId !== undefined && { deviceId }),
    ...(anonDistinctId !== undefined && { anonDistinctId }),
    ...(hashKeys && { hashKeys }),
    now,
  };
}

/** The groups by the index of their type; one of a type that the project does not know is nobody. */
function findGroups(
  store: Store,
  projectId: number,
  { groups, groupProperties }: SubjectRequest,
): Record<number, GroupSubject> {
  const found: Record<number, GroupSubject> = {};
  if (groups.size === 0) return found;
  for (const [index, type] of store.groups.types(projectId).entries()) {
    const key = groups.get(type);
    if (key === undefined) continue;
    const stored = store.groups.find(projectId, index, key)?.properties;
    const properties = { ...stored, $group_key: key, ...groupProperties.get(type) };
    found[index] = { key, properties };
  }
  return found;
}
