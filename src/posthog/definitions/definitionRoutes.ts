/**
 * The two addresses at which SDKs fetch flag definitions.
 */

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { checkPersonalApiKey } from '../http/personalApiKey.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { RequestError, unknownToken } from '../http/requestError.ts';
import type { Store } from '../store/createStore.ts';
import { flagDefinitions } from './flagDefinitions.ts';

/** Where today's SDKs fetch flag definitions to evaluate flags on their own, and older ones. */
export function definitionRoutes(project: PostHogProject, store: Store): Hono {
  const routes = new Hono({ strict: false });
  routes.get('/flags/definitions', (c) => {
    if (c.req.query('token') === undefined) {
      throw new RequestError(400, 'Failed to deserialize query string: missing field `token`');
    }
    return answer(c, project, store, true);
  });
  routes.get('/api/feature_flag/local_evaluation', flagDefinitionsHandler(project, store));
  return routes;
}

/** Answers with flag definitions as the older endpoints do: with the cohorts only when asked to. */
export function flagDefinitionsHandler(project: PostHogProject, store: Store) {
  return (c: Context): Response =>
    answer(c, project, store, c.req.query('send_cohorts') !== undefined);
}

/** 304 to whoever has the definitions already. */
function answer(c: Context, project: PostHogProject, store: Store, withCohorts: boolean): Response {
  const token = c.req.query('token');
  if (token !== undefined && token !== project.apiKey) throw unknownToken();
  checkPersonalApiKey(c.req.raw, project);
  const body = JSON.stringify(flagDefinitions(store, project, withCohorts));
  const tag = createHash('sha1').update(body).digest('hex').slice(0, 16);
  const headers = { ETag: `W/"${tag}"`, 'Cache-Control': 'private, must-revalidate' };
  if (readTag(c.req.header('if-none-match')) === tag) return c.body(null, 304, headers);
  return c.body(body, 200, { ...headers, 'Content-Type': 'application/json' });
}

/** The tag within `W/"…"`, `"…"` or on its own. */
function readTag(header: string | undefined): string | undefined {
  return header?.trim().replace(/^W\//, '').replaceAll('"', '');
}
