import type { Context } from 'hono';
import { RequestError } from '../requestError.ts';

/** A value that PostHog's REST API does not take; `attr` names the field, null the whole body. */
export function validationError(
  detail: string,
  attr: string | null,
  code = 'invalid_input',
): RequestError {
  return new RequestError(400, { type: 'validation_error', code, detail, attr });
}

/** Nothing has the id that the path names. */
export function notFoundError(detail = 'Not found.'): RequestError {
  return new RequestError(404, { type: 'invalid_request', code: 'not_found', detail, attr: null });
}

/** Handles the methods that a path does not have. */
export function refuseMethod(c: Context): never {
  const detail = `Method "${c.req.method}" not allowed.`;
  const code = 'method_not_allowed';
  throw new RequestError(405, { type: 'invalid_request', code, detail, attr: null });
}
