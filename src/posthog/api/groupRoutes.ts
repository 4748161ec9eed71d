/**
 * Groups and their types over the REST API.
 */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import type { StoredGroup } from '../store/createGroupTable.ts';
import type { Store } from '../store/createStore.ts';
import { startWork } from '../work/startWork.ts';
import { groupTypeJson } from './account/projectJson.ts';
import { groupEdits } from './groups/groupEdits.ts';
import { integerField } from './fields.ts';
import { groupList } from './groupList.ts';
import { clientUrl, pageLinks, readPage, takePage } from './page.ts';
import { readFields } from './readFields.ts';
import { notFoundError, refuseMethod, tooLarge, validationError } from './refusals.ts';
import { schemaError } from './schemaError.ts';

/** The groups of a project: list, read and create. Capturing events makes and changes them, too. */
export function groupRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { groups } = store;

  routes.get('/', async (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const typeIndex = readTypeIndex(url.searchParams);
    const search = url.searchParams.get('search') ?? '';
    using work = startWork(c.req.raw);
    const { items, next } = await takePage(
      groupList({ groups }, projectId, typeIndex, search),
      page,
      work,
    );
    return c.json({ ...pageLinks(url, page, next), results: items.map(groupJson) });
  });

  routes.get('/find', (c) => c.json(groupJson(findGroup(c))));
  routes.route('/', groupEdits(projectId, now, store, findGroup, groupJson));

  routes.post('/', async (c) => {
    const input = parseGroupInput(await readFields(c.req.raw));
    const { group_type_index: typeIndex, group_key: key, group_properties: properties } = input;
    if (groups.types(projectId)[typeIndex] === undefined) {
      throw validationError(
        `There is no group type with index ${typeIndex}. An event with $groups makes one.`,
        'group_type_index',
      );
    }
    if (groups.find(projectId, typeIndex, key)) {
      throw validationError('A group with this key already exists', 'detail');
    }
    const group = { typeIndex, key, properties, createdAt: now() };
    if (!groups.save(projectId, group)) throw tooLarge('group_properties');
    return c.json(groupJson(group), 201);
  });

  routes.all('/', refuseMethod);
  routes.all('/find', refuseMethod);
  return routes;

  function findGroup(c: Context): StoredGroup {
    const query = new URL(c.req.url).searchParams;
    const group = groups.find(projectId, readTypeIndex(query), query.get('group_key') ?? '');
    if (!group) throw notFoundError();
    return group;
  }
}

/** The group types of a project, in the order in which it came to know them. */
export function groupTypeRoutes(projectId: number, { groups }: Store): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json(groups.types(projectId).map(groupTypeJson)));
  routes.all('/', refuseMethod);
  return routes;
}

function readTypeIndex(query: URLSearchParams): number {
  const text = query.get('group_type_index');
  if (text !== null && /^\d$/.test(text)) return Number(text);
  throw validationError('You must pass ?group_type_index= in this call', 'group_type_index');
}

function groupJson({ typeIndex, key, properties, createdAt }: StoredGroup) {
  return {
    group_type_index: typeIndex,
    group_key: key,
    group_properties: properties,
    created_at: new Date(createdAt).toISOString(),
  };
}

const inputSchema = z.object({
  group_type_index: integerField,
  group_key: z.string().min(1).max(400),
  group_properties: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Reads what a client wants a new group to be.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
function parseGroupInput(body: unknown): z.infer<typeof inputSchema> {
  const parsed = inputSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  return parsed.data;
}
