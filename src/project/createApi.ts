import * as z from 'zod';
import { type Cohort, cohortSchema } from '../flags/cohort.ts';
import { type FeatureFlag, type Filters, flagSchema } from '../flags/flag.ts';
import { ApiError } from './apiError.ts';
import { eventSchema, type PostHogEvent } from './event.ts';
import { parseJson } from './parseJson.ts';
import { type Person, personSchema } from './person.ts';

/** Which project of which PostHog to call, and with what. */
export interface ApiOptions {
  /** Address of PostHog's app, e.g. `https://us.posthog.com`; not always the one that takes events. */
  host: string;
  projectId: string;
  personalApiKey: string | undefined;
  fetch: (request: Request) => Promise<Response>;
}

/** What may be set on a flag; PostHog replaces `filters` whole. */
export interface FlagChange {
  key?: string;
  name?: string;
  active?: boolean;
  filters?: Filters;
  deleted?: boolean;
}

/** Which events to list. */
export interface EventQuery {
  event?: string;
  distinct_id?: string;
  /** ISO time. PostHog itself goes back 24 hours when it is not given. */
  after?: string;
  limit?: number;
}

/** The part of PostHog's REST API that the site needs. Every call throws an {@link ApiError} when refused. */
export interface Api {
  flagByKey: (key: string) => Promise<FeatureFlag | undefined>;
  /** All flags of the project that are not deleted. */
  flags: () => Promise<FeatureFlag[]>;
  cohorts: () => Promise<Cohort[]>;
  /** Whether a cohort holds the person behind a distinct ID; only for cohorts of moderate size. */
  isInCohort: (cohort: Cohort, distinctId: string) => Promise<boolean>;
  createFlag: (flag: FlagChange & { key: string }) => Promise<FeatureFlag>;
  updateFlag: (id: number, change: FlagChange) => Promise<FeatureFlag>;
  personByDistinctId: (distinctId: string) => Promise<Person | undefined>;
  /** Newest first. */
  events: (query: EventQuery) => Promise<PostHogEvent[]>;
  /** Path of a REST resource of this project, for showing the call to a reader. */
  path: (resource: string) => string;
}

const PATIENCE_MS = 5000;

/** PostHog's own largest page of most lists. */
const PAGE = 100;

/** PostHog’s REST API gives a cohort's persons page by page; nobody waits for more than these. */
const LARGEST_LIST = 1000;

/** A client of PostHog's REST API: https://posthog.com/docs/api */
export function createApi(options: ApiOptions): Api {
  const path = (resource: string) => `/api/projects/${options.projectId}/${resource}`;
  const get = <Schema extends z.ZodType>(resource: string, schema: Schema) =>
    call(options, 'GET', path(resource), schema);
  async function* listed<Schema extends z.ZodType>(
    list: string,
    schema: Schema,
    filter: Record<string, string> = {},
  ): AsyncGenerator<z.infer<Schema>> {
    for (let offset = 0; ; offset += PAGE) {
      const search = new URLSearchParams({
        ...filter,
        limit: String(PAGE),
        offset: String(offset),
      });
      const page = await get(`${list}/?${search}`, listOf(schema));
      yield* page.results;
      if (!page.next) return;
    }
  }

  return {
    path,
    flagByKey: async (key) => {
      for await (const flag of listed('feature_flags', flagSchema, { search: key })) {
        if (flag.key === key && !flag.deleted) return flag;
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
          `The cohort ${name ?? id} has ${LARGEST_LIST} persons or more: too many to look whether ${distinctId} is one of them.`,
        );
      }
      return false;
    },
    createFlag: (flag) => call(options, 'POST', path('feature_flags/'), flagSchema, flag),
    updateFlag: (id, change) =>
      call(options, 'PATCH', path(`feature_flags/${id}/`), flagSchema, change),
    personByDistinctId: async (distinctId) => {
      const search = new URLSearchParams({ distinct_id: distinctId });
      const { results } = await get(`persons/?${search}`, listOf(personSchema));
      return results[0];
    },
    events: async ({ limit = PAGE, ...filter }) => {
      const search = new URLSearchParams({ ...filter, limit: String(limit) });
      const { results } = await get(`events/?${search}`, listOf(eventSchema));
      return results;
    },
  };
}

function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.object({ results: z.array(schema), next: z.string().nullish() });
}

async function call<Schema extends z.ZodType>(
  { host, personalApiKey, fetch }: ApiOptions,
  method: string,
  path: string,
  schema: Schema,
  body?: unknown,
): Promise<z.infer<Schema>> {
  if (personalApiKey === undefined) {
    throw new ApiError(
      401,
      'This site has no personal API key, so it cannot read flags, persons and events. Set POSTHOG_PERSONAL_API_KEY.',
    );
  }
  const headers = { Authorization: `Bearer ${personalApiKey}`, 'Content-Type': 'application/json' };
  const response = await fetch(
    new Request(host + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }),
  ).catch((error: unknown) => {
    throw new ApiError(undefined, `PostHog did not answer at ${host}. Is it running?`, {
      cause: error,
    });
  });
  if (!response.ok) throw await refusal(response, method, path);
  return schema.parse(await response.json());
}

const refusalSchema = z.object({
  detail: z.string(),
  attr: z.string().nullish(),
});

async function refusal(response: Response, method: string, path: string): Promise<ApiError> {
  const text = await response.text();
  const parsed = refusalSchema.safeParse(parseJson(text));
  const { detail, attr } = parsed.success
    ? parsed.data
    : { detail: `PostHog answered ${method} ${path} with status ${response.status}.` };
  const mend = MENDS[response.status];
  return new ApiError(response.status, mend ? `${detail.replace(/\.?$/, '.')} ${mend}` : detail, {
    attr: attr ?? undefined,
  });
}

/** What the one who runs the site can do about a refusal. */
const MENDS: Record<number, string> = {
  401: 'Check POSTHOG_PERSONAL_API_KEY.',
  403: 'Give the personal API key of POSTHOG_PERSONAL_API_KEY that scope, or take another key.',
  404: 'Check POSTHOG_HOST and POSTHOG_PROJECT_ID.',
  429: 'This is PostHog’s rate limit. Wait a minute.',
};
