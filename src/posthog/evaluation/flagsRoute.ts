import { Hono } from 'hono';
import { decodePayload } from '../decodePayload.ts';
import type { Project } from '../project.ts';
import { readBody } from '../readBody.ts';
import { RequestError } from '../requestError.ts';
import type { Store } from '../store/createStore.ts';
import { answerFlags } from './answerFlags.ts';
import { parseFlagsRequest } from './parseFlagsRequest.ts';

const BODY_LIMIT = 2 * 1024 * 1024;

/** Path at which SDKs ask for flags, without its optional slash at the end. */
export const flagsPath = '/flags';

/**
 * `POST /flags`: evaluates the project's active flags with what is stored of the person and, over
 * it, what the request says. The answer has the form of `?v=2`, which SDKs take for any version.
 */
export function flagsRoute(project: Project, now: () => number, store: Store): Hono {
  const routes = new Hono();
  routes.post(flagsPath, async (c) => {
    const body = await readBody(c.req.raw, BODY_LIMIT);
    const contentType = c.req.raw.headers.get('content-type');
    const request = parseFlagsRequest(decodePayload(body, contentType, BODY_LIMIT));
    if (request.token !== project.apiKey) throw unknownToken();

    const { distinctId, flagKeys, personProperties } = request;
    const stored = store.persons.byDistinctId(project.id, distinctId)?.properties;
    const properties = { distinct_id: distinctId, ...stored, ...personProperties };
    const active = store.flags.active(project.id);
    const asked = flagKeys ? active.filter(({ key }) => flagKeys.has(key)) : active;
    return c.json(answerFlags(asked, { distinctId, properties }, now()));
  });
  return routes;
}

function unknownToken(): RequestError {
  return new RequestError(401, {
    type: 'authentication_error',
    code: 'authentication_failed',
    detail:
      'The provided API key is invalid or has expired. Please check your API key and try again.',
    attr: null,
  });
}
