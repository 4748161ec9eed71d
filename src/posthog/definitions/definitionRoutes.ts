import { createHash } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { checkPersonalApiKey } from '../api/checkPersonalApiKey.ts';
import type { Project } from '../project.ts';
import { RequestError } from '../requestError.ts';
import type { Store } from '../store/createStore.ts';
import { unknownToken } from '../unknownToken.ts';
import { flagDefinitions } from './flagDefinitions.ts';

/**
 * The endpoints from which SDKs fetch flag definitions to evaluate flags on their own: that of
 * today, which always tells the cohorts, and the older one, which tells them to those that ask. They
 * answer 304 to whoever has the definitions already.
 */
export function definitionRoutes(project: Project, store: Store): Hono {
  const routes = new Hono({ strict: false });

  routes.get('/flags/definitions', (c) => {
    const token = c.req.query('token');
    if (token === undefined) {
      throw new RequestError(400, 'Failed to deserialize query string: missing field `token`');
    }
    return answer(c, token, true);
  });

  routes.get('/api/feature_flag/local_evaluation', (c) =>
    answer(c, c.req.query('token'), c.req.query('send_cohorts') !== undefined),
  );

  return routes;

  function answer(c: Context, token: string | undefined, withCohorts: boolean): Response {
    if (token !== undefined && token !== project.apiKey) throw unknownToken();
    checkPersonalApiKey(c.req.raw, project);
    const body = JSON.stringify(flagDefinitions(store, project.id, withCohorts));
    const tag = createHash('sha1').update(body).digest('hex').slice(0, 16);
    const headers = { ETag: `W/"${tag}"`, 'Cache-Control': 'private, must-revalidate' };
    if (readTag(c.req.header('if-none-match')) === tag) return c.body(null, 304, headers);
    return c.body(body, 200, { ...headers, 'Content-Type': 'application/json' });
  }
}

/** The tag within `W/"…"`, `"…"` or on its own. */
function readTag(header: string | undefined): string | undefined {
  return header?.trim().replace(/^W\//, '').replaceAll('"', '');
}
