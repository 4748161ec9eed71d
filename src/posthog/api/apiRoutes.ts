import { type Handler, Hono } from 'hono';
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
import { MISSING } from './missing.ts';
import { personRoutes } from './personRoutes.ts';
import { queryRoutes } from './query/queryRoutes.ts';
import { validationError } from './refusals.ts';

/** PostHog calls a project's environment by the project's id, and takes either path. */
const BASES = ['/api/projects/:project_id', '/api/environments/:project_id'];

/** Paths from before there were several projects, which old scripts use. */
const OLD_PATHS: Record<string, string> = {
  feature_flags: '/api/feature_flag',
  cohorts: '/api/cohort',
  persons: '/api/person',
  events: '/api/event',
};

/** PostHog's REST API, as far as feature flags, cohorts, persons, groups, events and counts of them go. */
export function apiRoutes(
  project: PostHogProject,
  now: () => number,
  store: Store,
  capture: (event: CapturedEvent) => Promise<void>,
): Hono {
  const { id } = project;
  const resources: Record<string, Hono> = {
    feature_flags: flagRoutes(id, now, store),
    cohorts: cohortRoutes(id, now, store),
    early_access_feature: earlyAccessRoutes(id, now, store),
    persons: personRoutes(id, now, store, capture),
    groups: groupRoutes(id, now, store),
    groups_types: groupTypeRoutes(id, store),
    events: eventRoutes(id, now, store),
    query: queryRoutes(id, store),
  };
  const routes = new Hono();
  routes.route('/', accountRoutes(project, store));
  for (const base of BASES) {
    routes.use(`${base}/*`, authenticate(project));
    routes.get(`${base}/feature_flags/local_evaluation`, flagDefinitionsHandler(project, store));
    for (const [name, resource] of Object.entries(resources)) {
      mount(`${base}/${name}`, name, resource);
    }
  }
  for (const [name, path] of Object.entries(OLD_PATHS)) {
    routes.use(path, authenticate(project));
    routes.use(`${path}/*`, authenticate(project));
    const resource = resources[name];
    if (resource) mount(path, name, resource);
  }
  return routes;

  function mount(path: string, name: string, resource: Hono): void {
    for (const [missing, sentence] of MISSING) {
      if (missing.startsWith(`${name}/`)) {
        routes.all(path + missing.slice(name.length), refuse(sentence));
      }
    }
    routes.route(path, resource);
  }
}

function refuse(sentence: string): Handler {
  return () => {
    throw validationError(sentence, null, 'not_supported');
  };
}
