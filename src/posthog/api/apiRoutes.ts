import { Hono } from 'hono';
import { flagDefinitionsHandler } from '../definitions/definitionRoutes.ts';
import type { Project } from '../project.ts';
import type { Store } from '../store/createStore.ts';
import { authenticate } from './authenticate.ts';
import { cohortRoutes } from './cohortRoutes.ts';
import { earlyAccessRoutes } from './earlyAccessRoutes.ts';
import { eventRoutes } from './eventRoutes.ts';
import { flagRoutes } from './flagRoutes.ts';
import { groupRoutes, groupTypeRoutes } from './groupRoutes.ts';
import { personRoutes } from './personRoutes.ts';
import { refuseQuery } from './refuseQuery.ts';

/** PostHog calls a project's environment by the project's id, and takes either path. */
const BASES = ['/api/projects/:project_id', '/api/environments/:project_id'];

/** PostHog's REST API, as far as feature flags, cohorts, persons, groups and events go. */
export function apiRoutes(project: Project, now: () => number, store: Store): Hono {
  const { id } = project;
  const routes = new Hono();
  for (const base of BASES) {
    routes.use(`${base}/*`, authenticate(project));
    routes.get(`${base}/feature_flags/local_evaluation`, flagDefinitionsHandler(project, store));
    routes.route(`${base}/feature_flags`, flagRoutes(id, now, store));
    routes.route(`${base}/cohorts`, cohortRoutes(id, now, store));
    routes.route(`${base}/early_access_feature`, earlyAccessRoutes(id, now, store));
    routes.route(`${base}/persons`, personRoutes(id, now, store));
    routes.route(`${base}/groups`, groupRoutes(id, now, store));
    routes.route(`${base}/groups_types`, groupTypeRoutes(id, store));
    routes.route(`${base}/events`, eventRoutes(id, now, store));
    routes.all(`${base}/query/*`, refuseQuery);
  }
  return routes;
}
