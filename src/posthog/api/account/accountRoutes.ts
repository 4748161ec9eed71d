import { type Context, Hono } from 'hono';
import type { PostHogProject } from '../../http/defaultProject.ts';
import { RequestError } from '../../http/requestError.ts';
import type { Store } from '../../store/createStore.ts';
import { authenticate } from '../authenticate.ts';
import { notFoundError, validationError } from '../refusals.ts';
import {
  ORGANIZATION_ID,
  organizationJson,
  organizationPart,
  projectJson,
  projectPart,
} from './projectJson.ts';
import { personalApiKeyJson, USER_UUID, userJson, userPart } from './userJson.ts';

const ORGANIZATION = '/api/organizations/:organization_id';

/** Who asks, with which key, and of which project and organization: what clients begin with. */
export function accountRoutes(project: PostHogProject, store: Store): Hono {
  const routes = new Hono();
  for (const path of ['users', 'personal_api_keys', 'projects', 'environments', 'organizations']) {
    routes.use(`/api/${path}`, authenticate(project));
    routes.use(`/api/${path}/*`, authenticate(project));
  }

  routes.get('/api/users', (c) => c.json(pageOf([userJson(project, store)])));
  routes.get('/api/users/:id', (c) => {
    if (!['@me', USER_UUID].includes(c.req.param('id'))) throw notFoundError();
    return c.json(userJson(project, store));
  });

  routes.get('/api/personal_api_keys', () => {
    throw permissionDenied('This action does not support Personal API Key access');
  });
  routes.get('/api/personal_api_keys/:id', (c) => {
    const key = personalApiKeyJson(project);
    if (!['@current', key.id].includes(c.req.param('id'))) throw notFoundError();
    return c.json(key);
  });

  for (const base of ['/api', ORGANIZATION]) {
    for (const path of [`${base}/projects`, `${base}/environments`]) {
      routes.use(path, checkOrganization);
      routes.use(`${path}/:project_id`, checkOrganization, authenticate(project));
      routes.get(path, (c) => c.json(pageOf([projectPart(project, store)])));
      routes.get(`${path}/:project_id`, (c) => c.json(projectJson(project, store)));
      routes.all(path, refuseChange);
      routes.all(`${path}/:project_id`, refuseChange);
    }
  }

  routes.get('/api/organizations', (c) => c.json(pageOf([organizationJson(project, store)])));
  routes.use(ORGANIZATION, checkOrganization);
  routes.use(`${ORGANIZATION}/*`, checkOrganization);
  routes.get(ORGANIZATION, (c) => c.json(organizationJson(project, store)));
  routes.get(`${ORGANIZATION}/members`, (c) => c.json(pageOf([memberJson()])));

  for (const path of ['users', 'personal_api_keys', 'organizations']) {
    routes.all(`/api/${path}`, refuseChange);
    routes.all(`/api/${path}/:id`, refuseChange);
  }
  return routes;
}

async function checkOrganization(c: Context, next: () => Promise<void>): Promise<void> {
  const id = c.req.param('organization_id');
  if (id !== undefined && id !== '@current' && id !== ORGANIZATION_ID) {
    throw notFoundError('Organization not found.');
  }
  await next();
}

function memberJson() {
  const { membership_level: level } = organizationPart();
  return { id: USER_UUID, user: userPart(), level, is_2fa_enabled: false, has_social_auth: false };
}

function pageOf<Item>(results: Item[]) {
  return { count: results.length, next: null, previous: null, results };
}

function refuseChange(): never {
  throw validationError(
    'The embedded PostHog has one user, one organization and one project, and their settings are ' +
      'fixed. Change them in a real PostHog.',
    null,
    'not_supported',
  );
}

function permissionDenied(detail: string): RequestError {
  return new RequestError(403, {
    type: 'authentication_error',
    code: 'permission_denied',
    detail,
    attr: null,
  });
}
