import { RequestError } from '../requestError.ts';

/** Nothing has the id that the path names. */
export function notFoundError(detail = 'Not found.'): RequestError {
  return new RequestError(404, { type: 'invalid_request', code: 'not_found', detail, attr: null });
}
