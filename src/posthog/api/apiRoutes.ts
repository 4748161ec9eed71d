import { Hono } from 'hono';
import type { Project } from '../project.ts';
import type { Store } from '../store/createStore.ts';
import { authenticate } from './authenticate.ts';
import { eventRoutes } from './eventRoutes.ts';
import { flagRoutes } from './flagRoutes.ts';
import { personRoutes } from './personRoutes.ts';

/** PostHog's REST API, as far as feature flags, persons and events go. */
export function apiRoutes(project: Project, now: () => number, store: Store): Hono {
  const base = '/api/projects/:project_id';
  const routes = new Hono();
  routes.use(`${base}/*`, authenticate(project));
  routes.route(`${base}/feature_flags`, flagRoutes(project.id, now, store.flags));
  routes.route(`${base}/persons`, personRoutes(project.id, now, store));
  routes.route(`${base}/events`, eventRoutes(project.id, now, store));
  return routes;
}
