import { Hono, type MiddlewareHandler } from 'hono';
import { flagDefinitionsHandler } from '../definitions/definitionRoutes.ts';
import { bearerKey, checkPersonalApiKey } from '../http/personalApiKey.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { queryRoutes } from './query/queryRoutes.ts';
import type { Store } from '../store/createStore.ts';
import { checkContentType } from './checkContentType.ts';
import { cohortRoutes } from './cohorts/cohortRoutes.ts';
import { eventRoutes } from './eventRoutes.ts';
import { earlyAccessRoutes } from './flags/earlyAccessRoutes.ts';
import { flagRoutes } from './flags/flagRoutes.ts';
import { groupRoutes, groupTypeRoutes } from './groupRoutes.ts';
import { personRoutes } from './personRoutes.ts';
import { readFields } from './readFields.ts';
import { notFoundError } from './refusals.ts';

/** PostHog calls a project's environment by the project's id, and takes either path. */
const BASES = ['/api/projects/:project_id', '/api/environments/:project_id'];

/** PostHog's REST API, as far as feature flags, cohorts, persons, groups, events and counts of them go. */
export function apiRoutes(project: PostHogProject, now: () => number, store: Store): Hono {
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
    routes.route(`${base}/query`, queryRoutes(id, store));
  }
  return routes;
}

/**
 * Lets a request pass that carries the personal API key and names the project, by its id or as
 * `@current`.
 */
function authenticate(project: PostHogProject): MiddlewareHandler {
  return async (c, next) => {
    const request = c.req.raw;
    checkPersonalApiKey(request, project, await fieldsWithKey(request));
    checkContentType(request);
    const id = c.req.param('project_id');
    if (id !== '@current' && id !== String(project.id)) throw notFoundError('Project not found.');
    await next();
  };
}

/** The fields of a body that may bring the key; undefined for a request that has it in its header. */
async function fieldsWithKey(request: Request): Promise<unknown> {
  if (bearerKey(request.headers) !== undefined) return undefined;
  checkContentType(request);
  return readFields(request);
}
