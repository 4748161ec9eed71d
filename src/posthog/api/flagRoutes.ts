import { Hono, type Context } from 'hono';
import { readBody } from '../readBody.ts';
import type { FlagTable } from '../store/flagTable.ts';
import type { StoredFlag } from '../store/storedFlag.ts';
import { clientUrl } from './clientUrl.ts';
import { flagJson } from './flagJson.ts';
import { applyFlagInput, newFlag, parseFlagInput } from './flagInput.ts';
import { notFoundError } from './notFoundError.ts';
import { pageLinks, readPage } from './page.ts';
import { refuseMethod } from './refuseMethod.ts';
import { validationError } from './validationError.ts';

const BODY_LIMIT = 1024 * 1024;

/** The feature flags of a project: list, create, read, update; deleting is an update. */
export function flagRoutes(projectId: number, now: () => number, flags: FlagTable): Hono {
  const routes = new Hono();

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const search = url.searchParams.get('search') ?? '';
    const active = readActive(url.searchParams.get('active'));
    const { count, flags: found } = flags.list(projectId, { search, active, ...page });
    const links = pageLinks(url, page, count > page.offset + page.limit);
    return c.json({ count, ...links, results: found.map(flagJson) });
  });

  routes.post('/', async (c) => {
    const content = newFlag(parseFlagInput(await readJson(c.req.raw)));
    checkKeyIsFree(flags, projectId, content.key);
    return c.json(flagJson(flags.create(projectId, content, now())), 201);
  });

  routes.get('/:flag_id', (c) => c.json(flagJson(findFlag(c))));

  routes.patch('/:flag_id', async (c) => {
    const input = parseFlagInput(await readJson(c.req.raw));
    const flag = applyFlagInput(findFlag(c), input);
    if (!flag.deleted) checkKeyIsFree(flags, projectId, flag.key, flag.id);
    return c.json(flagJson(flags.save(flag, now())));
  });

  routes.all('/', refuseMethod);
  routes.all('/:flag_id', refuseMethod);
  return routes;

  /** Finds deleted flags too: they can be read, and brought back by `deleted: false`. */
  function findFlag(c: Context): StoredFlag {
    const id = c.req.param('flag_id') ?? '';
    const flag = /^\d{1,15}$/.test(id) ? flags.byId(projectId, Number(id)) : undefined;
    if (!flag) throw notFoundError();
    return flag;
  }
}

function checkKeyIsFree(flags: FlagTable, projectId: number, key: string, ownId?: number): void {
  const holder = flags.byKey(projectId, key);
  if (holder && holder.id !== ownId) {
    throw validationError('There is already a feature flag with this key.', 'key', 'unique');
  }
}

function readActive(text: string | null): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

async function readJson(request: Request): Promise<unknown> {
  const body = await readBody(request, BODY_LIMIT);
  try {
    return JSON.parse(body.toString());
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'no JSON';
    throw validationError(`JSON parse error - ${reason}`, null, 'parse_error');
  }
}
