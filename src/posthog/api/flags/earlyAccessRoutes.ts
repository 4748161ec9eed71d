import { type Context, Hono } from 'hono';
import type { ConditionSet } from '../../../flags/flag.ts';
import type { Store } from '../../store/createStore.ts';
import type { EarlyAccessContent, Stage, StoredEarlyAccess } from '../../store/earlyAccessTable.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { clientUrl, pageLinks, readPage } from '../page.ts';
import { readFields } from '../readFields.ts';
import { notFoundError, refuseMethod, validationError } from '../refusals.ts';
import { newFlag } from './applyFlagInput.ts';
import { checkKeyIsFree } from './checkConflict.ts';
import { parseEarlyAccessChange, parseEarlyAccessInput } from './earlyAccessInput.ts';
import { earlyAccessJson } from './earlyAccessJson.ts';
import { flagContext } from './flagContext.ts';

/** Stages in which a choice decides. */
const RELEASED: ReadonlySet<Stage> = new Set(['alpha', 'beta', 'general-availability']);

const EVERYONE: ConditionSet[] = [{ properties: [], rollout_percentage: 100 }];

/**
 * The features of a project that people can opt in to. Each is behind a flag: a feature that is
 * created without one gets one that is off for everybody else. While the feature is released, a
 * person's own choice comes first in that flag.
 */
export function earlyAccessRoutes(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { earlyAccess, flags } = store;

  routes.get('/', (c) => {
    const url = clientUrl(c.req.raw);
    const page = readPage(url);
    const all = earlyAccess.list(projectId);
    const results = all.slice(page.offset, page.offset + page.limit).map(toJson);
    const links = pageLinks(
      url,
      page,
      all.length > page.offset + page.limit ? { count: page.limit } : undefined,
    );
    return c.json({ count: all.length, ...links, results });
  });

  routes.post('/', async (c) => {
    const { feature_flag_id: flagId, ...content } = parseEarlyAccessInput(
      await readFields(c.req.raw),
    );
    const feature = { ...content, uuid: crypto.randomUUID(), createdAt: now() };
    const found = flagId === undefined ? undefined : findFlag(flagId);
    store.transaction(() => {
      const flag = found ?? createFlag(content);
      earlyAccess.save(projectId, { ...feature, flagId: flag.id });
      setEnrollment(flag, RELEASED.has(feature.stage));
    });
    return c.json(toJson(findFeature(feature.uuid)), 201);
  });

  routes.get('/:uuid', (c) => c.json(toJson(findFeature(uuidOf(c)))));

  routes.patch('/:uuid', async (c) => {
    const { content, toAll } = parseEarlyAccessChange(await readFields(c.req.raw));
    const old = findFeature(uuidOf(c));
    const feature = { ...old, ...content };
    store.transaction(() => {
      earlyAccess.save(projectId, feature);
      const flag = flags.byId(projectId, feature.flagId);
      if (flag && content.stage) followStage(flag, old.stage, content.stage, toAll);
    });
    return c.json(toJson(feature));
  });

  routes.delete('/:uuid', (c) => {
    const { uuid, flagId } = findFeature(uuidOf(c));
    store.transaction(() => {
      earlyAccess.remove(projectId, uuid);
      const flag = flags.byId(projectId, flagId);
      if (flag) setEnrollment(flag, false);
    });
    return c.body(null, 204);
  });

  routes.all('/', refuseMethod);
  routes.all('/:uuid', refuseMethod);
  return routes;

  function findFeature(uuid: string): StoredEarlyAccess {
    const feature = earlyAccess.byUuid(projectId, uuid);
    if (!feature) throw notFoundError();
    return feature;
  }

  function findFlag(flagId: number): StoredFlag {
    const flag = flags.byId(projectId, flagId);
    if (!flag || flag.deleted) refuse('Feature Flag with this ID does not exist');
    if (earlyAccess.byFlag(projectId, flagId)) {
      refuse(`Linked feature flag ${flag.key} already has a feature attached to it.`);
    }
    if (typeof flag.filters.aggregation_group_type_index === 'number') {
      refuse('Group-based feature flags are not supported for Early Access Features.');
    }
    if ((flag.filters.multivariate?.variants ?? []).length > 0) {
      refuse('Multivariate feature flags are not supported for Early Access Features.');
    }
    return flag;
  }

  function createFlag({ name }: Pick<EarlyAccessContent, 'name'>): StoredFlag {
    const filters = { groups: [{ properties: [], rollout_percentage: 0, variant: null }] };
    const input = {
      key: slugOf(name),
      name: `Feature Flag for Early Access Feature ${name}`,
      filters,
    };
    const content = newFlag(input, flagContext(store, projectId));
    checkKeyIsFree(flags, projectId, content.key);
    return flags.create(projectId, content, now());
  }

  /** From one released stage to another the flag stays as it is, but for general availability to all. */
  function followStage(flag: StoredFlag, old: Stage, stage: Stage, toAll: boolean): void {
    if (toAll && stage === 'general-availability' && old !== stage) {
      setEnrollment(flag, false, EVERYONE);
    } else if (!RELEASED.has(stage)) setEnrollment(flag, false);
    else if (!RELEASED.has(old)) setEnrollment(flag, true);
  }

  function setEnrollment(flag: StoredFlag, isOpen: boolean, groups = flag.filters.groups): void {
    const { feature_enrollment = false, super_groups, ...filters } = flag.filters;
    const isSame = feature_enrollment === isOpen && groups === filters.groups;
    if (isSame && !super_groups) return;
    const next = { ...filters, groups, ...(isOpen && { feature_enrollment: true }) };
    flags.save({ ...flag, filters: next }, now());
  }

  function toJson(feature: StoredEarlyAccess) {
    return earlyAccessJson(feature, flags.byId(projectId, feature.flagId));
  }
}

function uuidOf(c: Context): string {
  return (c.req.param('uuid') ?? '').toLowerCase();
}

/** A flag key made of a feature's name, as Django's `slugify` makes it. */
function slugOf(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .toLowerCase();
  const words = ascii.replace(/[^\w\s-]/g, '').trim();
  return words.replace(/[\s-]+/g, '-').replace(/^[-_]+|[-_]+$/g, '');
}

function refuse(detail: string): never {
  throw validationError(detail, null);
}
