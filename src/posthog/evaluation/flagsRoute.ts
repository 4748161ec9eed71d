import { Hono } from 'hono';
import type { Subject } from '../../flags/explanation.ts';
import { personProperties } from '../../flags/personProperties.ts';
import { decodePayload } from '../decodePayload.ts';
import type { Project } from '../project.ts';
import { readBody } from '../readBody.ts';
import { RequestError } from '../requestError.ts';
import type { Store } from '../store/createStore.ts';
import { answerFlags, type FlagsAnswer } from './answerFlags.ts';
import { parseFlagsRequest, type FlagsRequest } from './parseFlagsRequest.ts';

const BODY_LIMIT = 2 * 1024 * 1024;

/** Path at which SDKs ask for flags, without its optional slash at the end. */
export const flagsPath = '/flags';

/**
 * `POST /flags`: evaluates the project's active flags with what is stored of the person and, over
 * it, what the request says. The answer has the form of `?v=2`, which SDKs take for any version.
 *
 * @param onAnswer hears of every answer before it is sent
 */
export function flagsRoute(
  project: Project,
  now: () => number,
  store: Store,
  onAnswer: (distinctId: string, answer: FlagsAnswer) => void,
): Hono {
  const routes = new Hono();
  routes.post(flagsPath, async (c) => {
    const body = await readBody(c.req.raw, BODY_LIMIT);
    const contentType = c.req.raw.headers.get('content-type');
    const request = parseFlagsRequest(decodePayload(body, contentType, BODY_LIMIT));
    if (request.token !== project.apiKey) throw unknownToken();

    const { flagKeys } = request;
    const active = store.flags.active(project.id);
    const asked = flagKeys ? active.filter(({ key }) => flagKeys.has(key)) : active;
    const evaluatedAt = now();
    const answer = answerFlags(asked, findSubject(request, evaluatedAt), evaluatedAt);
    onAnswer(request.distinctId, answer);
    return c.json(answer);
  });
  return routes;

  function findSubject(request: FlagsRequest, at: number): Subject {
    const { distinctId, deviceId, anonDistinctId } = request;
    const person = store.persons.byDistinctId(project.id, distinctId);
    return {
      distinctId,
      properties: personProperties(distinctId, person?.properties ?? {}, request.personProperties),
      ...(deviceId !== undefined && { deviceId }),
      ...(anonDistinctId !== undefined && { anonDistinctId }),
      now: at,
    };
  }
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
