import { ApiError } from './api/apiError.ts';
import type { Person } from './api/apiSchemas.ts';
import { countVisits, type ListedVisits } from './api/countVisits.ts';
import type { Api } from './api/createApi.ts';
import type { Reader } from './openReader.ts';
import type { Project } from './project.ts';

/** PostHog's REST API cuts a person's distinct IDs off here: who has as many may have others. */
const LISTED_IDS = 10;

/** Among so many of the newest events, a reader's own are looked for. */
const SEARCHED_EVENTS = 200;

/**
 * A project as visitors may see it whose PostHog is somebody else's: no persons and events but those
 * that are `reader`'s to see, no flag but the tutorials'. With `readOnly` nothing can be changed.
 *
 * @param isTaught whether a flag is a tutorial's, by its key
 */
export function shareProject(
  project: Project,
  reader: Reader,
  isTaught: (key: string) => boolean,
  readOnly: boolean,
): Project {
  const shared = { ...project, api: shareApi(project.api, reader, isTaught) };
  if (!readOnly) return shared;
  return {
    ...shared,
    api: {
      ...shared.api,
      createFlag: refuseChange,
      updateFlag: refuseChange,
      writeFlag: refuseChange,
      features: { create: refuseChange, move: refuseChange, remove: refuseChange },
    },
    send: refuseChange,
    startOver: refuseChange,
  };
}

/** Names each call: a new one is shared on purpose, or not at all. */
function shareApi(api: Api, { isShown }: Reader, isTaught: (key: string) => boolean): Api {
  return {
    path: api.path,
    createFlag: api.createFlag,
    updateFlag: api.updateFlag,
    writeFlag: api.writeFlag,
    features: api.features,
    // Who of the project's members saved a flag is nobody's business here.
    flagActivity: async (id) =>
      (await api.flagActivity(id)).map((note) => ({ ...note, by: undefined })),
    flagByKey: async (key) => (isTaught(key) ? api.flagByKey(key) : undefined),
    writtenFlag: async (key) => (isTaught(key) ? api.writtenFlag(key) : undefined),
    flags: async () => (await api.flags()).filter(({ key }) => isTaught(key)),
    cohorts: refuseCohorts,
    isInCohort: refuseCohorts,
    groupTypes: api.groupTypes,
    group: refuseGroups,
    personByDistinctId: async (distinctId) => {
      const person = await api.personByDistinctId(distinctId);
      if (person && !isAllShown(person)) throw strangers();
      return person;
    },
    events: async ({ limit = 100, ...query }) =>
      (await shownEvents(query, limit)).events.slice(0, limit),
    // What PostHog counts for us has strangers in it.
    visits: ({ event, flag }) =>
      countVisits(
        (distinct_id) => shownEvents({ event, ...(distinct_id !== undefined && { distinct_id }) }),
        flag,
      ),
  };

  async function shownEvents(
    query: Parameters<Api['events']>[0],
    limit = 0,
  ): Promise<ListedVisits> {
    if (query.distinct_id !== undefined && !isShown(query.distinct_id)) throw strangers();
    const searched = Math.max(limit, SEARCHED_EVENTS);
    const events = await api.events({ ...query, limit: searched });
    return {
      events: events.filter(({ distinct_id }) => isShown(distinct_id)),
      isCut: events.length >= searched,
    };
  }

  /** An own distinct ID can be merged with a stranger's by whoever has the public project API key. */
  function isAllShown({ distinct_ids: ids }: Person): boolean {
    return ids.length < LISTED_IDS && ids.every(isShown);
  }
}

function strangers(): ApiError {
  return new ApiError(
    403,
    'This site shows its visitors nobody of its PostHog but the cast of the tutorials, and whom they were the first to run.',
  );
}

function refuseCohorts(): Promise<never> {
  return Promise.reject(
    new ApiError(403, 'This site shows its visitors no cohorts of its PostHog.'),
  );
}

function refuseGroups(): Promise<never> {
  return Promise.reject(
    new ApiError(403, 'This site shows its visitors no groups of its PostHog.'),
  );
}

function refuseChange(): Promise<never> {
  return Promise.reject(
    new ApiError(403, 'This site is read-only: visitors cannot change anything in its PostHog.'),
  );
}
