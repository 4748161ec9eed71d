import { type Context, Hono } from 'hono';
import type { FieldChange } from '../../store/createChangeTable.ts';
import type { StoredCohort } from '../../store/createCohortTable.ts';
import type { Store } from '../../store/createStore.ts';
import { startWork, type Work } from '../../work/startWork.ts';
import { checkListing } from '../checkListing.ts';
import { answerActivity } from '../history/answerActivity.ts';
import { changesBetween, logChange } from '../history/changeLog.ts';
import { clientUrl, pageLinks, readPage, takePage } from '../page.ts';
import { personJson } from '../personJson.ts';
import { forbidDelete, notFoundError, refuseMethod, validationError } from '../refusals.ts';
import { checkCohortUse, checkNestedCohorts } from './checkCohortUse.ts';
import { hasCriteria, nestedCohortIds } from './cohortInput.ts';
import { cohortJson, cohortMembers, countMembers } from './cohortJson.ts';
import { findListed } from './findListed.ts';
import { readCohortRequest } from './readCohortRequest.ts';
import { staticCohortRoutes } from './staticCohortRoutes.ts';

/** Persons that are put on a list in one go. */
const PORTION = 500;

/** The cohorts of a project: list, create, read, update, and who is in them; deleting is an update. */
export function cohortRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { cohorts, flags } = store;

  routes.get('/', async (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const type = url.searchParams.get('type');
    const { count, cohorts: found } = cohorts.list(projectId, {
      search: url.searchParams.get('search') ?? '',
      isStatic: type === 'static' ? true : type === 'dynamic' ? false : undefined,
      ...page,
    });
    const links = pageLinks(
      url,
      page,
      count > page.offset + page.limit ? { count: page.limit } : undefined,
    );
    using work = startWork(c.req.raw);
    const counts = await countMembers(store, projectId, found, now(), work);
    const results = found.map((cohort) => cohortJson(cohort, counts.get(cohort.id) ?? null));
    return c.json({ count, ...links, results });
  });

  routes.post('/', async (c) => {
    const { input, csv } = await readCohortRequest(c.req.raw);
    const isStatic = input.is_static ?? false;
    const filters = input.filters ?? {};
    if (!isStatic && !filters.properties) {
      throw validationError("Must contain a 'properties' key with type and values", 'filters');
    }
    checkNestedCohorts(nestedCohortIds(filters), undefined, cohorts.current(projectId));
    const personIds = input._create_static_person_ids;
    using work = startWork(c.req.raw);
    const listed = isStatic
      ? await findListed(store, projectId, { csv, personIds, filters }, now(), work)
      : [];
    const content = {
      name: input.name ?? '',
      description: input.description ?? '',
      isStatic,
      deleted: false,
      filters,
    };
    const cohort = store.transaction(() => {
      const created = cohorts.create(projectId, content, now());
      log(created, 'created', []);
      return created;
    });
    await putOnList(cohort, listed);
    return c.json(await toJson(cohort, work), 201);
  });

  routes.get('/activity', (c) => answerActivity(c, store, projectId, 'Cohort'));

  routes.get('/:cohort_id', async (c) => {
    using work = startWork(c.req.raw);
    return c.json(await toJson(findCohort(c), work));
  });

  routes.on(['PATCH', 'PUT'], '/:cohort_id', async (c) => {
    const { input, csv } = await readCohortRequest(c.req.raw);
    const before = findCohort(c);
    const current = cohorts.current(projectId);
    if (before.isStatic && input.filters && hasCriteria({ ...before.filters, ...input.filters })) {
      throw validationError(
        'Editing the criteria of a static cohort is not supported yet. Create a new static cohort instead.',
        null,
      );
    }
    const after = {
      ...before,
      name: input.name ?? before.name,
      description: input.description ?? before.description,
      isStatic: input.is_static ?? before.isStatic,
      deleted: input.deleted ?? before.deleted,
      filters: input.filters ?? before.filters,
    };
    if (after.deleted && !before.deleted) {
      checkCohortUse(before, flags.current(projectId), current);
    }
    checkNestedCohorts(nestedCohortIds(input.filters), before.id, current);
    using work = startWork(c.req.raw);
    const listed =
      after.isStatic && csv !== undefined
        ? await findListed(store, projectId, { csv }, now(), work)
        : [];
    const cohort = store.transaction(() => {
      const saved = cohorts.save(after);
      log(saved, 'updated', changesBetween('Cohort', fieldsOf(before), fieldsOf(saved)));
      return saved;
    });
    await putOnList(cohort, listed);
    return c.json(await toJson(cohort, work));
  });

  routes.get('/:cohort_id/activity', (c) =>
    answerActivity(c, store, projectId, 'Cohort', String(findCohort(c).id)),
  );

  routes.get('/:cohort_id/persons', async (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    checkListing(url.searchParams);
    const members = cohortMembers(store, projectId, findCohort(c), now());
    using work = startWork(c.req.raw);
    const { items, next } = await takePage(members, page, work);
    const results: ReturnType<typeof personJson>[] = [];
    for (const person of items) {
      results.push(personJson(store, person));
      if (work.isOver()) await work.rest();
    }
    return c.json({ ...pageLinks(url, page, next), results });
  });

  routes.route('/:cohort_id', staticCohortRoutes(projectId, store, findCohort));
  routes.delete('/:cohort_id', forbidDelete);
  routes.all('/', refuseMethod);
  routes.all('/:cohort_id', refuseMethod);
  return routes;

  /** Finds deleted cohorts too: they can be read, and brought back by `deleted: false`. */
  function findCohort(c: Context): StoredCohort {
    const id = c.req.param('cohort_id') ?? '';
    const cohort = /^\d{1,15}$/.test(id) ? cohorts.byId(projectId, Number(id)) : undefined;
    if (!cohort) throw notFoundError();
    return cohort;
  }

  /** In turns, and to the end though the client leaves. */
  async function putOnList({ id }: StoredCohort, personIds: readonly number[]): Promise<void> {
    using work = startWork();
    for (let from = 0; from < personIds.length; from += PORTION) {
      store.transaction(() => {
        for (const personId of personIds.slice(from, from + PORTION)) {
          store.memberships.add(id, personId);
        }
      });
      if (work.isOver()) await work.rest();
    }
  }

  function log({ id, name }: StoredCohort, activity: string, changes: FieldChange[]): void {
    const detail = { name, changes };
    const entry = { scope: 'Cohort', itemId: String(id), activity, detail } as const;
    logChange(store, projectId, entry, now());
  }

  async function toJson(cohort: StoredCohort, work: Work) {
    const counts = await countMembers(store, projectId, [cohort], now(), work);
    return cohortJson(cohort, counts.get(cohort.id) ?? null);
  }
}

function fieldsOf({ name, description, isStatic, deleted, filters }: StoredCohort) {
  return { name, description, is_static: isStatic, deleted, filters };
}
