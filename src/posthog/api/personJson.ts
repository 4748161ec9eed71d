import { canonicalUuid } from '../http/canonicalUuid.ts';
import type { StoredPerson } from '../store/createPersonTable.ts';
import type { Store } from '../store/createStore.ts';

/** A person as PostHog's REST API gives it. */
export function personJson({ events, persons }: Store, person: StoredPerson) {
  const { id, uuid, properties, createdAt } = person;
  const distinctIds = persons.distinctIds(id).sort(byAnonymity);
  const lastSeenAt = events.lastSeenAt(id);
  return {
    id: uuid,
    uuid,
    name: nameOf(properties) ?? distinctIds[0] ?? uuid,
    distinct_ids: distinctIds,
    properties,
    is_identified: person.isIdentified,
    created_at: new Date(createdAt).toISOString(),
    last_seen_at: lastSeenAt === null ? null : new Date(lastSeenAt).toISOString(),
  };
}

/** IDs that an app gave come before those that an SDK made up. */
function byAnonymity(a: string, b: string): number {
  return Number(isUuid(a)) - Number(isUuid(b));
}

/** SDKs write theirs with hyphens. */
function isUuid(text: string): boolean {
  return text.length === 36 && canonicalUuid(text) !== undefined;
}

function nameOf({ email, name, username }: Record<string, unknown>): string | undefined {
  return [email, name, username].find((text) => typeof text === 'string' && text !== '') as
    string | undefined;
}
