import { type Context, Hono } from 'hono';
import { createBudget, type SearchBudget } from '../../../flags/searchBudget.ts';
import type { StoredCohort } from '../../store/createCohortTable.ts';
import type { StoredPerson } from '../../store/createPersonTable.ts';
import type { Store } from '../../store/createStore.ts';
import { clientUrl, pageLinks, readPage, takePage } from '../page.ts';
import { personJson } from '../personJson.ts';
import { forbidDelete, notFoundError, refuseMethod, validationError } from '../refusals.ts';
import { checkCohortUse, checkNestedCohorts } from './checkCohortUse.ts';
import { hasCriteria, nestedCohortIds } from './cohortInput.ts';
import { cohortJson, cohortMembers, countMembers } from './cohortJson.ts';
import { findListed } from './findListed.ts';
import { readCohortRequest } from './readCohortRequest.ts';
import { staticCohortRoutes } from './staticCohortRoutes.ts';

/** The cohorts of a project: list, create, read, update, and who is in them; deleting is an update. */
export function cohortRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { cohorts, flags } = store;

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const type = url.searchParams.get('type');
    const { count, cohorts: found } = cohorts.list(projectId, {
      search: url.searchParams.get('search') ?? '',
      isStatic: type === 'static' ? true : type === 'dynamic' ? false : undefined,
      ...page,
    });
    const links = pageLinks(url, page, count > page.offset + page.limit);
    const budget = createBudget();
    return c.json({ count, ...links, results: found.map((cohort) => toJson(cohort, budget)) });
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
    const listed = isStatic ? findListed(store, projectId, { csv, personIds, filters }, now()) : [];
    const content = {
      name: input.name ?? '',
      description: input.description ?? '',
      isStatic,
      deleted: false,
      filters,
    };
    const cohort = cohorts.create(projectId, content, now());
    putOnList(cohort, listed);
    return c.json(toJson(cohort), 201);
  });

  routes.get('/:cohort_id', (c) => c.json(toJson(findCohort(c))));

  routes.patch('/:cohort_id', async (c) => {
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
    const listed =
      after.isStatic && csv !== undefined ? findListed(store, projectId, { csv }, now()) : [];
    const cohort = cohorts.save(after);
    putOnList(cohort, listed);
    return c.json(toJson(cohort));
  });

  routes.get('/:cohort_id/persons', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const members = cohortMembers(store, projectId, findCohort(c), now());
    const { items, hasMore } = takePage(members, page);
    const results = items.map((person) => personJson(store, person));
    return c.json({ ...pageLinks(url, page, hasMore), results });
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

  function putOnList(cohort: StoredCohort, persons: readonly StoredPerson[]): void {
    store.transaction(() => {
      for (const { id } of persons) store.memberships.add(cohort.id, id);
    });
  }

  function toJson(cohort: StoredCohort, budget?: SearchBudget) {
    return cohortJson(cohort, countMembers(store, projectId, cohort, now(), budget));
  }
}
