/**
 * Refusals and unknown paths as responses.
 */

import { FlagFailure } from '../../flags/decision.ts';
import { isStorageFailure } from '../store/isStorageFailure.ts';
import { ClientLeftError, OverloadError } from '../work/startWork.ts';
import { type RefusalBody, RequestError } from './requestError.ts';

/**
 * The one place where what was thrown becomes an answer. What we did not foresee is told on the
 * server's console and not to the client.
 *
 * @param problem what the store has to say of it, for people
 */
export function errorResponse(error: unknown, problem?: string): Response {
  if (error instanceof RequestError) return toResponse(error.status, error.body);
  if (error instanceof FlagFailure) return toResponse(400, tooLong());
  // Nobody reads this answer.
  if (error instanceof ClientLeftError) return toResponse(499, 'client closed request');
  if (error instanceof OverloadError) return toResponse(503, 'transient error, please retry');
  console.error('The embedded PostHog failed to answer a request:', problem ?? error);
  // SDKs repeat a 503, and what is captured is not lost; a 500 says that repeating is in vain.
  if (isStorageFailure(error)) {
    return toResponse(503, {
      type: 'server_error',
      code: 'storage_failure',
      detail: problem ?? 'The store does not answer. Try again.',
      attr: null,
    });
  }
  return toResponse(500, {
    type: 'server_error',
    code: 'error',
    detail: 'A server error occurred. The console of the server says more.',
    attr: null,
  });
}

/** Of what flags fail by, only this comes here: the rest is told in the flags' reasons. */
function tooLong(): RefusalBody {
  const detail =
    'The regular expressions of this request take too long. Make them shorter, or ask for fewer.';
  return { type: 'validation_error', code: 'invalid_input', detail, attr: null };
}

function toResponse(status: number, body: RefusalBody): Response {
  return typeof body === 'string'
    ? new Response(body, { status })
    : Response.json(body, { status });
}

/** The answer of a PostHog that is closed, which an SDK repeats until there is one again. */
export function closedResponse(): Response {
  return toResponse(503, 'closed, please retry');
}

/** The answer for a path that we do not have. */
export function notFound(request: Request): Response {
  const { pathname } = new URL(request.url);
  const detail =
    `Endpoint not found: ${request.method} ${pathname}. The embedded PostHog has the endpoints of ` +
    'capture (/batch, /i/v0/e, /i/v1/analytics/events), /flags and /flags/definitions, and under ' +
    '/api/projects/:project_id/ feature_flags, cohorts, early_access_feature, persons, groups, ' +
    'groups_types, events and query, and tells who asks at /api/users/@me/.';
  const body = { type: 'invalid_request', code: 'not_found', detail, attr: null };
  return Response.json(body, { status: 404 });
}
