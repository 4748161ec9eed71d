import { type Context, Hono } from 'hono';
import type { Store } from '../../store/createStore.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { clientUrl, pageLinks, readPage } from '../page.ts';
import { readFields } from '../readFields.ts';
import { forbidDelete, notFoundError, refuseMethod, validationError } from '../refusals.ts';
import { applyFlagInput, newFlag } from './applyFlagInput.ts';
import { checkKeyIsFree, settleConflict } from './checkConflict.ts';
import { checkFlagUse } from './checkFlagUse.ts';
import { flagActions } from './flagActions.ts';
import { flagContext } from './flagContext.ts';
import { parseFlagInput } from './flagInput.ts';
import { flagJson } from './flagJson.ts';
import { listFlags } from './listFlags.ts';
import { manyFlags } from './manyFlags.ts';
import { createFlag, saveFlag } from './saveFlag.ts';

/** The feature flags of a project: list, create, read, update; deleting is an update. */
export function flagRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { flags } = store;

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const { count, flags: found } = listFlags(flags, projectId, url.searchParams, page, now());
    const links = pageLinks(
      url,
      page,
      count > page.offset + page.limit ? { count: page.limit } : undefined,
    );
    return c.json({ count, ...links, results: found.map(toJson) });
  });

  routes.post('/', async (c) => {
    const content = newFlag(
      parseFlagInput(await readFields(c.req.raw)),
      flagContext(store, projectId),
    );
    checkKeyIsFree(flags, projectId, content.key);
    return c.json(toJson(createFlag(store, projectId, content, now())), 201);
  });

  routes.route('/', manyFlags(projectId, now, store));
  routes.get('/:flag_id', (c) => c.json(toJson(findFlag(c))));

  // By PUT, too, a flag keeps what is not sent; only its key has to be.
  routes.on(['PATCH', 'PUT'], '/:flag_id', async (c) => {
    const input = parseFlagInput(await readFields(c.req.raw));
    if (c.req.method === 'PUT' && input.key === undefined) {
      throw validationError('This field is required.', 'key', 'required');
    }
    const before = findFlag(c);
    const context = flagContext(store, projectId, before.id);
    const after = applyFlagInput(before, input, context);
    if (!after.deleted) checkKeyIsFree(flags, projectId, after.key, after.id);
    checkFlagUse(before, after, context);
    const settled = settleConflict(before, after, input);
    const saved = settled === input ? after : applyFlagInput(before, settled, context);
    return c.json(toJson(saveFlag(store, projectId, before, saved, now())));
  });

  // A key is allowed in place of an id here, since SDKs know flags by nothing else.
  routes.get('/:flag/remote_config', (c) => {
    const name = c.req.param('flag');
    const flag = /^\d+$/.test(name)
      ? flags.byId(projectId, Number(name))
      : flags.byKey(projectId, name);
    const isRemote = flag?.settings['is_remote_configuration'] === true;
    if (!flag || flag.deleted || !isRemote) return c.json('', 404);
    return c.json(flag.filters.payloads?.['true'] ?? null);
  });

  routes.route('/:flag_id', flagActions(projectId, now, store, findFlag, toJson));
  routes.delete('/:flag_id', forbidDelete);
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

  function toJson(flag: StoredFlag) {
    return flagJson(flag, store.earlyAccess.byFlag(projectId, flag.id));
  }
}
