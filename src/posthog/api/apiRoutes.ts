import { Hono } from 'hono';
import { flagDefinitionsHandler } from '../definitions/definitionRoutes.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Store } from '../store/createStore.ts';
import { accountRoutes } from './account/accountRoutes.ts';
import { authenticate } from './authenticate.ts';
import { cohortRoutes } from './cohorts/cohortRoutes.ts';
import { eventRoutes } from './eventRoutes.ts';
import { earlyAccessRoutes } from './flags/earlyAccessRoutes.ts';
import { flagRoutes } from './flags/flagRoutes.ts';
import { groupRoutes, groupTypeRoutes } from './groupRoutes.ts';
import { personRoutes } from './personRoutes.ts';
import { queryRoutes } from './query/queryRoutes.ts';

/** PostHog calls a project's environment by the project's id, and takes either path. */
const BASES = ['/api/projects/:project_id', '/api/environments/:project_id'];

/** PostHog's REST API, as far as feature flags, cohorts, persons, groups, events and counts of them go. */
export function apiRoutes(
  project: PostHogProject,
  now: () => number,
  store: Store,
  capture: (event: CapturedEvent) => Promise<void>,
): Hono {
  const { id } = project;
  const routes = new Hono();
  routes.route('/', accountRoutes(project, store));
  for (const base of BASES) {
    routes.use(`${base}/*`, authenticate(project));
    routes.get(`${base}/feature_flags/local_evaluation`, flagDefinitionsHandler(project, store));
    routes.route(`${base}/feature_flags`, flagRoutes(id, now, store));
    routes.route(`${base}/cohorts`, cohortRoutes(id, now, store));
    routes.route(`${base}/early_access_feature`, earlyAccessRoutes(id, now, store));
    routes.route(`${base}/persons`, personRoutes(id, now, store, capture));
    routes.route(`${base}/groups`, groupRoutes(id, now, store));
    routes.route(`${base}/groups_types`, groupTypeRoutes(id, store));
    routes.route(`${base}/events`, eventRoutes(id, now, store));
    routes.route(`${base}/query`, queryRoutes(id, store));
  }
  return routes;
}
