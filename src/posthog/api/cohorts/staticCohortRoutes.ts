import { type Context, Hono } from 'hono';
import { isRecord } from '../../../json/record.ts';
import { scriptText } from '../../../json/scriptText.ts';
import { canonicalUuid } from '../../http/canonicalUuid.ts';
import type { StoredCohort } from '../../store/createCohortTable.ts';
import type { Store } from '../../store/createStore.ts';
import { readFields } from '../readFields.ts';
import { notFoundError, validationError } from '../refusals.ts';

const MAX_ADDED = 1000;

/** Who stands on the list of a static cohort: put persons on it, take one off. */
export function staticCohortRoutes(
  projectId: number,
  store: Store,
  findCohort: (c: Context) => StoredCohort,
): Hono {
  const routes = new Hono();
  const { memberships, persons } = store;

  routes.patch('/add_persons_to_static_cohort', async (c) => {
    const cohort = findCohort(c);
    if (!cohort.isStatic) refuse('Can only add users to static cohorts');
    const ids = readIds(await readFields(c.req.raw));
    const found = ids.flatMap((uuid) => persons.byUuid(projectId, uuid) ?? []);
    if (found.length === 0) refuse('No valid users to add to cohort');
    store.transaction(() => {
      for (const { id } of found) memberships.add(cohort.id, id);
    });
    return c.json({ success: true });
  });

  routes.patch('/remove_person_from_static_cohort', async (c) => {
    const cohort = findCohort(c);
    if (!cohort.isStatic) refuse('Can only remove users from static cohorts');
    const person = persons.byUuid(projectId, readId(await readFields(c.req.raw)));
    if (!person) {
      throw notFoundError("Person with this UUID does not exist in the cohort's team");
    }
    memberships.remove(cohort.id, person.id);
    return c.json({ success: true });
  });

  return routes;
}

function readIds(body: unknown): string[] {
  const ids = isRecord(body) ? body['person_ids'] : undefined;
  if (!Array.isArray(ids)) refuse('person_ids must be a list');
  if (ids.length === 0) refuse('person_ids cannot be empty');
  if (ids.length > MAX_ADDED) refuse('List size exceeds limit');
  return ids.map((id) => scriptText(id).toLowerCase());
}

function readId(body: unknown): string {
  const id = isRecord(body) ? body['person_id'] : undefined;
  if (!id) refuse('person_id is required');
  if (typeof id !== 'string') refuse('person_id must be a string');
  if (canonicalUuid(id) === undefined) refuse('person_id must be a valid UUID');
  return id.toLowerCase();
}

function refuse(detail: string): never {
  throw validationError(detail, null);
}
