import { isolate } from '../../text/isolation.ts';
import { memoize } from 'es-toolkit';
import * as z from 'zod';
import { type Cohort, cohortSchema } from '../../flags/cohorts/cohort.ts';
import { type FeatureFlag, flagSchema } from '../../flags/flag.ts';
import type { SaveNote } from '../../flags/history/flagSaves.ts';
import { parseExact } from '../../json/exactJson.ts';
import { ApiError } from './apiError.ts';
import { eventSchema, type Person, personSchema, type PostHogEvent } from './apiSchemas.ts';
import { type ApiOptions, callApi } from './callApi.ts';
import { countVisits } from './countVisits.ts';
import { createCircuitBreaker } from './createCircuitBreaker.ts';
import { createVisitCounts } from './createVisitCounts.ts';
import { type FeatureApi, featureApi } from './earlyAccess.ts';
import type { FlagChange } from './flagChange.ts';
import { type GroupApi, groupApi } from './groupApi.ts';
import { flagActivitySchema } from './flagActivity.ts';
import { EVER, LARGEST_LIST, PAGE } from './listBounds.ts';
import { listVisits } from './listVisits.ts';
import { projectPath } from './projectPath.ts';
import { type HogqlQuery, queryVisits } from './queryVisits.ts';
import type { CountedVisits, VisitCounts } from './visitCounts.ts';
import { type WrittenFlag, writtenFlagSchema } from './writtenFlag.ts';

/** Which events to list. */
interface EventQuery {
  event?: string;
  distinct_id?: string;
  /** How many, at most {@link PAGE}. */
  limit?: number;
}

/** The part of PostHog's REST API that the site needs. Every call throws an {@link ApiError} when refused. */
export interface Api extends GroupApi {
  flagByKey: (key: string) => Promise<FeatureFlag | undefined>;
  /** The same with the JSON that PostHog wrote, for a change that leaves the rest as it is. */
  writtenFlag: (key: string) => Promise<WrittenFlag | undefined>;
  /** All flags of the project that are not deleted. */
  flags: () => Promise<FeatureFlag[]>;
  cohorts: () => Promise<Cohort[]>;
  /** Whether a cohort holds the person behind a distinct ID; only for cohorts of moderate size. */
  isInCohort: (cohort: Cohort, distinctId: string) => Promise<boolean>;
  createFlag: (flag: FlagChange & { key: string }) => Promise<FeatureFlag>;
  updateFlag: (id: number, change: FlagChange) => Promise<FeatureFlag>;
  /** Creates a flag, or changes the one with the id; what is sent is exact, as `parseExact` read it. */
  writeFlag: (id: number | undefined, change: Record<string, unknown>) => Promise<WrittenFlag>;
  /** What was done to a flag, the newest first, a page of it at most. */
  flagActivity: (id: number) => Promise<SaveNote[]>;
  /** Early access features. */
  features: FeatureApi;
  personByDistinctId: (distinctId: string) => Promise<Person | undefined>;
  /** Newest first, and no more than a page of them: what is counted here is not all there is. */
  events: (query: EventQuery) => Promise<PostHogEvent[]>;
  /** Counts over all visits to the pages of some stages. */
  visits: (counted: CountedVisits) => VisitCounts;
  /** Path of a REST resource of this project, for showing the call to a reader. */
  path: (resource: string) => string;
}

/**
 * A client of PostHog's REST API: https://posthog.com/docs/api
 *
 * @param countsFreshMs for how long a count of visits may be shown before it is asked for again
 */
export function createApi(options: ApiOptions, countsFreshMs = 0): Api {
  const path = projectPath(options);
  const silence = createCircuitBreaker();
  const exact = { ...options, parse: parseExact };
  const get = <Schema extends z.ZodType>(resource: string, schema: Schema, from = options) =>
    callApi({ ...from, silence }, 'GET', path(resource), schema);
  async function* listed<Schema extends z.ZodType>(
    list: string,
    schema: Schema,
    filter: Record<string, string> = {},
    from = options,
  ): AsyncGenerator<z.infer<Schema>> {
    for (let offset = 0; ; offset += PAGE) {
      const search = new URLSearchParams({
        ...filter,
        limit: String(PAGE),
        offset: String(offset),
      });
      const page = await get(`${list}/?${search}`, listOf(schema), from);
      yield* page.results;
      if (!page.next) return;
    }
  }
  const query = async <Row extends z.ZodType>(asked: HogqlQuery, row: Row) => {
    // PostHog would answer from its cache, and a check would not see what has just arrived.
    const body = { query: asked, refresh: 'force_blocking' };
    const schema = z.object({ results: z.array(row) });
    return (await callApi({ ...options, silence }, 'POST', path('query/'), schema, body)).results;
  };
  const getEvents = (search: string) => get(`events/${search}`, listOf(eventSchema));

  return {
    path,
    visits: memoize(
      (counted: CountedVisits) => {
        const listed = countVisits((id) => listVisits(getEvents, counted.event, id), counted.flag);
        return createVisitCounts(queryVisits(query, counted), listed, countsFreshMs);
      },
      { getCacheKey: ({ event, flag }) => JSON.stringify([event, flag]) },
    ),
    flagByKey: async (key) => {
      for await (const flag of listed('feature_flags', flagSchema, { search: key })) {
        if (flag.key === key && !flag.deleted) return flag;
      }
      return undefined;
    },
    writtenFlag: async (key) => {
      for await (const found of listed(
        'feature_flags',
        writtenFlagSchema,
        { search: key },
        exact,
      )) {
        if (found.flag.key === key && !found.flag.deleted) return found;
      }
      return undefined;
    },
    flags: async () => {
      const flags = await Array.fromAsync(listed('feature_flags', flagSchema));
      return flags.filter(({ deleted }) => !deleted);
    },
    cohorts: () => Array.fromAsync(listed('cohorts', cohortSchema)),
    isInCohort: async ({ id, name }, distinctId) => {
      let looked = 0;
      for await (const { distinct_ids } of listed(`cohorts/${id}/persons`, personSchema)) {
        if (distinct_ids.includes(distinctId)) return true;
        looked += 1;
        if (looked < LARGEST_LIST) continue;
        throw new ApiError(
          undefined,
          `The cohort ${isolate(name ?? String(id))} has ${LARGEST_LIST} persons or more: too many to look whether ${isolate(distinctId)} is one of them.`,
        );
      }
      return false;
    },
    createFlag: (flag) => callApi(options, 'POST', path('feature_flags/'), flagSchema, flag),
    updateFlag: (id, change) =>
      callApi(options, 'PATCH', path(`feature_flags/${id}/`), flagSchema, change),
    writeFlag: (id, change) =>
      id === undefined
        ? callApi(exact, 'POST', path('feature_flags/'), writtenFlagSchema, change)
        : callApi(exact, 'PATCH', path(`feature_flags/${id}/`), writtenFlagSchema, change),
    flagActivity: async (id) => {
      const page = `feature_flags/${id}/activity/?limit=${PAGE}`;
      return (await get(page, listOf(flagActivitySchema))).results;
    },
    features: featureApi(options, path),
    personByDistinctId: async (distinctId) => {
      const search = new URLSearchParams({ distinct_id: distinctId });
      const { results } = await get(`persons/?${search}`, listOf(personSchema));
      return results[0];
    },
    ...groupApi(get),
    events: async ({ limit = PAGE, ...filter }) => {
      const search = new URLSearchParams({ limit: String(limit), after: EVER, ...filter });
      return (await getEvents(`?${search}`)).results;
    },
  };
}

function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ results: z.array(schema), next: z.string().nullish() });
}
