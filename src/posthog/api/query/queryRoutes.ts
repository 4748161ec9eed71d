import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { readFields } from '../readFields.ts';
import { RequestError } from '../../http/requestError.ts';
import type { Store } from '../../store/createStore.ts';
import { HogqlError } from './hogqlTokens.ts';
import { typeOf } from './parseExpression.ts';
import { type NamedSelect, parseSelect } from './parseSelect.ts';

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

  routes.post('/', async (c) => {
    const body = querySchema.safeParse(await readFields(c.req.raw));
    if (!body.success) throw refusal(c, 'Of queries it has those of kind HogQLQuery.');
    const { query, values } = body.data.query;
    const { names, select } = readQuery(c, query, values ?? {});
    const types = select.columns.map(typeOf);
    const rows = store.queryEvents(projectId, select);
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
}

function readQuery(c: Context, query: string, values: Record<string, unknown>): NamedSelect {
  try {
    return parseSelect(query, values);
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
