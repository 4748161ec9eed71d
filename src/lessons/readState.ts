import { once } from 'es-toolkit';
import type { Project } from '../project/project.ts';
import { TUTORIAL_FLAG } from '../project/tutorialFlag.ts';
import { VISIT_EVENT } from '../project/visitEvent.ts';
import type { Evidence } from './evidence.ts';

/** The state of PostHog as checks look at it: each part is asked for when first wanted, and once. */
export function readState({
  api,
}: Pick<Project, 'api'>): Pick<Evidence, 'events' | 'flag' | 'visitor'> {
  const events = once(() => api.events({ event: VISIT_EVENT }));
  return {
    events,
    flag: once(() => api.flagByKey(TUTORIAL_FLAG)),
    visitor: once(async () => {
      const [newest] = await events();
      return newest && api.personByDistinctId(newest.distinct_id);
    }),
  };
}
