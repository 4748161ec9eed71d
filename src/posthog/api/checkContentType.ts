import { RequestError } from '../http/requestError.ts';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What PostHog's REST API takes. */
const TAKEN = new Set([
  'application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
]);

/**
 * Refuses a body of a type that PostHog's REST API does not take, in its words. `text/plain` is the
 * one that any page can send to any site without asking.
 * @throws RequestError 415
 */
export function checkContentType({ method, headers }: Request): void {
  const given = headers.get('content-type') ?? '';
  const type = given.replace(/;.*$/s, '').trim().toLowerCase();
  if (!WRITES.has(method) || TAKEN.has(type) || (given === '' && !hasBody(headers))) return;
  throw new RequestError(415, {
    type: 'invalid_request',
    code: 'unsupported_media_type',
    detail: `Unsupported media type "${given.slice(0, 100)}" in request.`,
    attr: null,
  });
}

function hasBody(headers: Headers): boolean {
  return headers.has('transfer-encoding') || Number(headers.get('content-length') ?? 0) > 0;
}
