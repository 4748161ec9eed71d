import { RequestError, type RefusalBody } from './requestError.ts';
import { isStorageFailure } from './store/isStorageFailure.ts';

/**
 * The one place where what was thrown becomes an answer. What we did not foresee is told on the
 * server's console and not to the client.
 */
export function errorResponse(error: unknown): Response {
  if (error instanceof RequestError) return toResponse(error.status, error.body);
  console.error('The embedded PostHog failed to answer a request:', error);
  // SDKs repeat a 503, and what is captured is not lost; a 500 says that repeating is in vain.
  if (isStorageFailure(error)) return toResponse(503, 'transient error, please retry');
  return toResponse(500, {
    type: 'server_error',
    code: 'error',
    detail: 'A server error occurred. The console of the server says more.',
    attr: null,
  });
}

function toResponse(status: number, body: RefusalBody): Response {
  return typeof body === 'string'
    ? new Response(body, { status })
    : Response.json(body, { status });
}
