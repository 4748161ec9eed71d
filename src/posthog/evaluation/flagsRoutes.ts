/**
 * The endpoint that decides flags, with the paths that old SDKs use.
 */

import { Hono } from 'hono';
import { parseJson5 } from '../../json/parseJson5.ts';
import { inTurn } from '../../turns/inTurn.ts';
import { remoteConfig } from '../browser/remoteConfig.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { decodePayload, readBody } from '../http/readBody.ts';
import { unknownToken } from '../http/requestError.ts';
import type { Store } from '../store/createStore.ts';
import { startWork } from '../work/startWork.ts';
import { answerFlags, type FlagsAnswer } from './answerFlags.ts';
import { chooseFlags, readRuntime } from './chooseFlags.ts';
import { findSubject } from './findSubject.ts';
import { formatAnswer, formOf } from './formatAnswer.ts';
import { type FlagsRequest, parseFlagsRequest } from './parseFlagsRequest.ts';

const BODY_LIMIT = 2 * 1024 * 1024;
const METHODS = { Allow: 'GET, POST, OPTIONS, HEAD' };

/** Paths at which SDKs ask for flags, without their optional slash at the end. */
export const flagsPaths = ['/flags', '/decide'];

/**
 * `POST /flags`, and `/decide` of older SDKs: evaluates the project's active flags with what is
 * stored of the person and the groups and, over it, what the request says. `v` chooses the form of
 * the answer; `config` adds what posthog-js asks for at its start.
 *
 * @param onAnswer hears of every answer before it is sent
 */
export function flagsRoutes(
  project: PostHogProject,
  now: () => number,
  store: Store,
  onAnswer: (distinctId: string, answer: FlagsAnswer) => void,
): Hono {
  const routes = new Hono({ strict: false });
  for (const path of flagsPaths) {
    routes.post(path, async (c) => {
      const { searchParams } = new URL(c.req.url);
      using work = startWork(c.req.raw);
      const body = await readBody(c.req.raw, BODY_LIMIT, work);
      const encoding = {
        contentType: c.req.raw.headers.get('content-type'),
        compression: searchParams.get('compression'),
      };
      const payload = await decodePayload(body, encoding, BODY_LIMIT, work, parseJson5);
      const request = parseFlagsRequest(payload);
      if (request.token !== project.apiKey) throw unknownToken();
      const answer = await inTurn(() => evaluate(request, searchParams, c.req.raw.headers));
      onAnswer(request.distinctId, answer);
      const form = formatAnswer(answer, formOf(path, searchParams));
      return c.json(wantsConfig(path, searchParams) ? { ...form, ...remoteConfig(project) } : form);
    });
    // What monitors ask for: an answer in the right form that holds no flags.
    routes.get(path, (c) => {
      const { searchParams } = new URL(c.req.url);
      const nothing = answerFlags([], { distinctId: '', properties: {} }, now());
      const form = searchParams.get('v') ? formOf(path, searchParams) : 'values';
      return c.json({ ...formatAnswer(nothing, form), ...remoteConfig(project) });
    });
    routes.options(path, (c) => c.body(null, 204, METHODS));
    routes.all(path, (c) => c.body(null, 405, METHODS));
  }
  return routes;

  function evaluate(request: FlagsRequest, query: URLSearchParams, headers: Headers): FlagsAnswer {
    const evaluatedAt = now();
    const chosen = chooseFlags(request.disableFlags ? [] : store.flags.current(project.id), {
      runtime: readRuntime(request.runtime, headers),
      contexts: request.contexts,
      keys: request.flagKeys,
      onlySurveys: isTrue(query.get('only_evaluate_survey_feature_flags')),
    });
    const subject = findSubject(store, project.id, request, chosen, evaluatedAt);
    const answer = answerFlags(chosen, subject, evaluatedAt);
    return project.minimalFlagCalledEvents ? { ...answer, minimalFlagCalledEvents: true } : answer;
  }
}

/** `/decide` tells it unless asked not to; `/flags` when asked to, or when asked for nothing special. */
function wantsConfig(path: string, query: URLSearchParams): boolean {
  const asked = query.get('config');
  if (asked) return isTrue(asked);
  return path === '/decide' || !(query.get('v') || query.get('version'));
}

function isTrue(text: string | null): boolean {
  return text === 'true' || text === '1';
}
