import * as z from 'zod';
import { parseJson } from '../../json/readJson.ts';
import { featureProperty } from '../../flags/featureProperty.ts';
import type { CountedVisits, VisitCounts } from './visitCounts.ts';

/** A query of PostHog's query API; `values` stand for `{name}` in it. */
export interface HogqlQuery {
  kind: 'HogQLQuery';
  query: string;
  values: Record<string, string>;
}

type Run = <Row extends z.ZodType>(query: HogqlQuery, row: Row) => Promise<z.infer<Row>[]>;

/** More than the values that a flag and its variants can have. */
const MOST_VALUES = 1000;

// `properties.x` would be a boolean, a text or null, as PostHog guesses the type of x.
const VALUE = 'JSONExtractRaw(properties, {property})';
const NAME = "JSONExtractString(properties, '$set_once', 'initial_name')";
const IS_STRANGE = `${NAME} != '' AND ${NAME} != distinct_id`;
const VISITS = 'FROM events WHERE event = {event}';

/** Counts visits by HogQL: https://posthog.com/docs/api/queries */
export function queryVisits(run: Run, { event, flag }: CountedVisits): VisitCounts {
  const ask = <Row extends z.ZodType>(query: string, row: Row, values = {}) => {
    const known = { event, property: featureProperty(flag) };
    return run({ kind: 'HogQLQuery', query, values: { ...known, ...values } }, row);
  };

  return {
    byValue: async () => {
      const rows = await ask(
        `SELECT ${VALUE} AS value, count() AS visits ${VISITS} GROUP BY value ORDER BY visits DESC LIMIT ${MOST_VALUES}`,
        z.tuple([z.string(), z.number()]),
      );
      const counts = rows
        .filter(([json]) => !isNone(json))
        .map(([json, count]) => ({ value: parseJson(json), count }));
      // Absent and null are both nothing, and PostHog groups them apart.
      const none = rows.reduce((sum, [json, count]) => (isNone(json) ? sum + count : sum), 0);
      return { counts: none > 0 ? [...counts, { value: undefined, count: none }] : counts };
    },
    of: async (distinctId) => {
      const [row] = await ask(
        `SELECT count(), min(timestamp), countIf(${VALUE} = '' OR ${VALUE} = 'null'), countIf(${IS_STRANGE}) ${VISITS} AND distinct_id = {id}`,
        z.tuple([z.number(), z.string(), z.number(), z.number()]),
        { id: distinctId },
      );
      const [count, first, untold, strange] = row ?? [0, '', 0, 0];
      return { count, first: count > 0 ? Date.parse(first) : undefined, untold, strange };
    },
    flicker: async () => {
      const rows = await ask(
        `SELECT ${NAME} AS name ${VISITS} AND ${IS_STRANGE} GROUP BY name HAVING countIf(${VALUE} = 'true') > 0 AND countIf(${VALUE} = 'false') > 0 LIMIT 1`,
        z.tuple([z.string()]),
      );
      return rows.length > 0;
    },
  };
}

function isNone(json: string): boolean {
  return json === '' || json === 'null';
}
