import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { readFields } from '../readFields.ts';
import { RequestError } from '../../http/requestError.ts';
import type { Store } from '../../store/createStore.ts';
import type { EventSelect } from '../../store/eventSelect.ts';
import { ClientLeftError, startWork } from '../../work/startWork.ts';
import { HogqlError } from './hogqlTokens.ts';
import { typeOf } from './parseExpression.ts';
import { parseSelect } from './parseSelect.ts';
import { runSelect } from './runSelect.ts';

const querySchema = z.object({
  query: z.object({
    kind: z.literal('HogQLQuery'),
    query: z.string(),
    values: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** ClickHouse's names for the kinds of values. */
const TYPES = { text: 'String', number: 'UInt64', time: "DateTime64(6, 'UTC')" };

/** PostHog's query API, as far as it selects and counts events by HogQL. */
export function queryRoutes(projectId: number, store: Store): Hono {
  const routes = new Hono();
  const answers = new Map<string, { version: string; rows: Promise<Rows> }>();

  routes.post('/', async (c) => {
    const body = querySchema.safeParse(await readFields(c.req.raw));
    if (!body.success) throw refusal(c, 'Of queries it has those of kind HogQLQuery.');
    const { query, values } = body.data.query;
    const { names, select } = await withRefusal(c, () => parseSelect(query, values ?? {}));
    const types = select.columns.map(typeOf);
    const rows = await answer(c, select);
    return c.json({
      columns: names,
      types: names.map((name, index) => [name, TYPES[types[index] ?? 'text']]),
      results: rows.map((row) =>
        row.map((value, index) =>
          types[index] === 'time' ? new Date(value).toISOString() : value,
        ),
      ),
      limit: select.limit,
      query,
    });
  });

  routes.all('*', (c) => {
    throw refusal(c, 'Of queries it has HogQL by POST.');
  });
  return routes;

  /**
   * Events are looked at once for one question, until something is written, also for those who ask
   * while they are looked at: pages ask all the time.
   */
  async function answer(c: Context, select: EventSelect): Promise<Rows> {
    const version = store.queryEvents.version();
    const key = JSON.stringify(select);
    const known = answers.get(key);
    if (known?.version === version) {
      try {
        return await known.rows;
      } catch (error) {
        // Who asked first may leave before the answer is there.
        if (error instanceof ClientLeftError) return answer(c, select);
        throw error;
      }
    }
    const asked = { version, rows: look(c, select) };
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(key, asked);
    const forget = () => answers.get(key) === asked && answers.delete(key);
    try {
      const rows = await asked.rows;
      if (!isSmall(rows) || version !== store.queryEvents.version()) forget();
      return rows;
    } catch (error) {
      forget();
      throw error;
    }
  }

  async function look(c: Context, select: EventSelect): Promise<Rows> {
    using work = startWork(c.req.raw);
    return await withRefusal(c, () => runSelect(store, projectId, select, work));
  }
}

type Rows = (string | number)[][];

/** Answers that are remembered at once. */
const MOST_REMEMBERED = 64;

function isSmall(rows: Rows): boolean {
  return rows.length <= 100 && JSON.stringify(rows).length <= 16 * 1024;
}

async function withRefusal<Result>(
  c: Context,
  run: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof HogqlError) throw refusal(c, error.message);
    throw error;
  }
}

/** Says what of HogQL is to be had here, and what is in place of the rest. */
function refusal(c: Context, reason: string): RequestError {
  const base = new URL(c.req.url).pathname.replace(/\/query.*$/, '');
  return new RequestError(400, {
    type: 'validation_error',
    code: 'not_supported',
    detail:
      `The embedded PostHog cannot run this query. ${reason} It knows ` +
      'SELECT … FROM events WHERE … GROUP BY … HAVING … ORDER BY … LIMIT … with uuid, event, ' +
      'distinct_id, timestamp, JSONExtractRaw(properties, …), JSONExtractString(properties, …), ' +
      'count(), countIf, min and max; no insights. ' +
      `List events with GET ${base}/events/ and persons with GET ${base}/persons/ (both take ` +
      'properties, limit and offset), or use a real PostHog.',
    attr: 'query',
  });
}
