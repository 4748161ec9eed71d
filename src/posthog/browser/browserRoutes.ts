/**
 * What posthog-js asks for besides events and flags: its scripts, its configuration, and features in
 * early access.
 */

import { type Context, Hono } from 'hono';
import { earlyAccessPreview } from '../api/flags/earlyAccessJson.ts';
import { notFoundError } from '../api/refusals.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { skipBody } from '../http/readBody.ts';
import { RequestError } from '../http/requestError.ts';
import type { Store } from '../store/createStore.ts';
import { remoteConfig } from './remoteConfig.ts';
import { answerScript, answerSdk } from './sdkScripts.ts';

/** What PostHog takes of a session recording in one request. */
const RECORDING_LIMIT = 25 * 1024 * 1024;

/** Paths that posthog-js calls in browsers beside those of capture and flags. */
export const browserPaths = [
  '/array/*',
  '/static/*',
  '/s',
  '/i/v1/*',
  '/api/surveys',
  '/api/web_experiments',
  '/api/product_tours',
  '/api/early_access_features',
];

/**
 * What posthog-js asks for at its start and in the course of a visit. Of the products that the
 * embedded PostHog does not have (surveys, recordings, logs) it says that there are none, and takes
 * what is sent to them without keeping it, so that a page runs without an error.
 */
export function browserRoutes(project: PostHogProject, store: Store): Hono {
  const routes = new Hono({ strict: false });

  routes.get('/array/:token/config', (c) => {
    checkPathToken(c);
    return c.json(remoteConfig(project));
  });
  routes.get('/array/:token/config.js', (c) => {
    checkPathToken(c);
    return c.body(configScript(project), 200, { 'Content-Type': 'application/javascript' });
  });
  routes.get('/array/:token/array.js', (c) => {
    checkPathToken(c);
    return answerSdk(configScript(project));
  });
  routes.get('/static/*', (c) => answerScript(c.req.path));

  routes.get('/api/early_access_features', (c) => {
    checkQueryToken(c);
    const stages = c.req.queries('stage') ?? ['beta'];
    const features = store.earlyAccess
      .list(project.id)
      .filter(({ stage }) => stages.includes(stage));
    const flagKey = (flagId: number) => store.flags.byId(project.id, flagId)?.key ?? null;
    const earlyAccessFeatures = features.map((feature) =>
      earlyAccessPreview(feature, flagKey(feature.flagId)),
    );
    return c.json({ earlyAccessFeatures });
  });
  routes.get('/api/surveys', (c) => c.json({ surveys: [], survey_config: null }));
  routes.get('/api/web_experiments', (c) => c.json({ experiments: [] }));
  routes.get('/api/product_tours', (c) => c.json({ product_tours: [] }));

  routes.post('/s', async (c) => {
    await skipBody(c.req.raw, RECORDING_LIMIT);
    return c.json({ status: 'Ok' });
  });
  for (const kind of ['logs', 'metrics', 'traces']) {
    routes.post(`/i/v1/${kind}`, async (c) => {
      await skipBody(c.req.raw, RECORDING_LIMIT);
      return c.json({});
    });
  }
  return routes;

  function checkPathToken(c: Context): void {
    if (c.req.param('token') !== project.apiKey) throw notFoundError();
  }

  function checkQueryToken(c: Context): void {
    const token = c.req.query('token') ?? c.req.query('api_key');
    if (!token) throw refused('missing_api_key', 'API key not provided.');
    if (token !== project.apiKey) throw refused('invalid_api_key', 'Project API key invalid.');
  }
}

/** Where posthog-js looks for its configuration after it has loaded the script. */
function configScript(project: PostHogProject): string {
  const known = JSON.stringify({ config: remoteConfig(project), siteApps: [] });
  const key = JSON.stringify(project.apiKey);
  return `(window._POSTHOG_REMOTE_CONFIG = window._POSTHOG_REMOTE_CONFIG || {})[${key}] = ${known};\n`;
}

function refused(code: string, problem: string): RequestError {
  const detail = `${problem} You can find your project API key in PostHog project settings.`;
  return new RequestError(401, { type: 'authentication_error', code, detail, attr: null });
}
