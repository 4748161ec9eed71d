import type { FeatureFlag } from '../../../src/flags/flag.ts';
import type { Deeds } from '../../../src/evidence/evidence.ts';
import type { Person, PostHogEvent } from '../../../src/project/api/apiSchemas.ts';
import { countVisits } from '../../../src/project/api/countVisits.ts';
import type { CountedVisits } from '../../../src/project/api/visitCounts.ts';
import type { Api } from '../../../src/project/api/createApi.ts';
import { checkBoth } from './checkBoth.ts';
import { openJar } from './openJar.ts';

/** What PostHog holds. */
interface State {
  events?: PostHogEvent[];
  flag?: FeatureFlag;
  person?: Pick<Person, 'properties'>;
}

/** One reader, with a browser that remembers, before a PostHog in some state. */
export function checkSteps({ events = [], flag, person }: State) {
  const list = (id?: string) =>
    Promise.resolve(events.filter(({ distinct_id }) => id === undefined || distinct_id === id));
  const api: Partial<Record<keyof Api, unknown>> = {
    events: ({ distinct_id }: { distinct_id?: string }) => list(distinct_id),
    visits: ({ flag: key }: CountedVisits) =>
      countVisits(async (id) => ({ events: await list(id), isCut: false }), key),
    flagByKey: () => Promise.resolve(flag),
    personByDistinctId: () => Promise.resolve(person),
  };
  const where = { project: { api: api as unknown as Api }, cookies: openJar() };
  const look = (ids: string[], deeds: Deeds) => checkBoth(ids, where, deeds);
  return {
    /** Which of the checks are done after these deeds. */
    done: async (ids: string[], deeds: Deeds = {}) =>
      (await look(ids, deeds)).filter((check) => check.done).map(({ id }) => id),
    /** What stands beside the tick of a check, once it is done. */
    seen: async (id: string, deeds: Deeds = {}) => (await look([id], deeds))[0]?.seen,
  };
}
