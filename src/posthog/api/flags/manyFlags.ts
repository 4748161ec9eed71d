import { Hono } from 'hono';
import { isRecord } from '../../../json/record.ts';
import { inTurn } from '../../../turns/inTurn.ts';
import { evaluateFor } from '../../evaluation/evaluateFor.ts';
import type { Store } from '../../store/createStore.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { startWork } from '../../work/startWork.ts';
import { USER_DISTINCT_ID } from '../account/userJson.ts';
import { answerActivity } from '../history/answerActivity.ts';
import { pythonRepr } from '../pythonText.ts';
import { readFields } from '../readFields.ts';
import { validationError } from '../refusals.ts';
import { evaluationJson, flagPart, readAsked } from './askedFlags.ts';
import { blastRadius } from './blastRadius.ts';
import { bulkDelete } from './bulkDelete.ts';
import { ALL, listFlags } from './listFlags.ts';

/** What is asked of several flags at once: what they decide and why, their keys, whom they reach. */
export function manyFlags(projectId: number, now: () => number, store: Store): Hono {
  const routes = new Hono();
  const { flags } = store;

  routes.get('/evaluation_reasons', async (c) => {
    const query = new URL(c.req.url).searchParams;
    const distinctId = query.get('distinct_id');
    if (distinctId === null) {
      throw validationError('This field is required.', 'distinct_id', 'required');
    }
    if (distinctId.trim() === '') {
      throw validationError('This field may not be blank.', 'distinct_id', 'blank');
    }
    const asked = readAsked(query);
    const answer = await inTurn(() =>
      evaluateFor(store, projectId, { distinctId, ...asked }, now()),
    );
    const reasons = Object.values(answer.flags).map(
      (detail) => [detail.key, evaluationJson(detail)] as const,
    );
    const disabled = flags
      .current(projectId)
      .filter(({ key, active }) => !active && (asked.flagKeys?.has(key) ?? true))
      .map(({ key }) => [key, DISABLED] as const);
    return c.json(Object.fromEntries([...reasons, ...disabled]));
  });

  routes.get('/my_flags', async (c) => {
    const asked = readAsked(new URL(c.req.url).searchParams);
    const me = { distinctId: USER_DISTINCT_ID, ...asked };
    const answer = await inTurn(() => evaluateFor(store, projectId, me, now()));
    const values = new Map(
      Object.values(answer.flags).map((detail) => [detail.key, evaluationJson(detail).value]),
    );
    return c.json(
      listed(new URLSearchParams())
        .filter(({ key }) => asked.flagKeys?.has(key) ?? true)
        .map((flag) => ({
          feature_flag: flagPart(flag, projectId),
          value: values.get(flag.key) ?? false,
        })),
    );
  });

  routes.get('/matching_ids', (c) => {
    const ids = listed(new URL(c.req.url).searchParams).map(({ id }) => id);
    return c.json({ ids, total: ids.length });
  });

  routes.post('/bulk_keys', async (c) => {
    const body = await readFields(c.req.raw);
    const ids = isRecord(body) && Array.isArray(body['ids']) ? (body['ids'] as unknown[]) : [];
    const valid = ids.filter(isId);
    const invalid = ids.filter((id) => !isId(id));
    if (valid.length === 0 && ids.length > 0) {
      return c.json({ error: 'Invalid flag IDs provided' }, 400);
    }
    const asked = new Set(valid.map(Number));
    const found = flags.current(projectId).filter(({ id }) => asked.has(id));
    const keys = found.map(({ id, key }) => [String(id), key]);
    return c.json({
      ...(invalid.length > 0 && { warning: `Invalid flag IDs ignored: ${pythonRepr(invalid)}` }),
      keys: Object.fromEntries(keys) as Record<string, string>,
    });
  });

  routes.post('/bulk_delete', async (c) => {
    const body = await readFields(c.req.raw);
    return c.json(await bulkDelete(body, { store, projectId, now: now(), listed }));
  });

  routes.post('/user_blast_radius', async (c) => {
    const body = await readFields(c.req.raw);
    using work = startWork(c.req.raw);
    return c.json(await blastRadius(body, { store, projectId, now: now() }, work));
  });

  routes.get('/activity', (c) => answerActivity(c, store, projectId, 'FeatureFlag'));

  return routes;

  function listed(query: URLSearchParams): StoredFlag[] {
    return listFlags(flags, projectId, query, ALL, now()).flags;
  }
}

const DISABLED = { value: false, evaluation: { reason: 'disabled', condition_index: null } };

function isId(value: unknown): value is number | string {
  if (typeof value === 'string') return /^\d{1,15}$/.test(value);
  return Number.isInteger(value);
}
