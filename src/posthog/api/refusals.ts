/**
 * What the REST API does not take, in PostHog’s words.
 */

import type { Context } from 'hono';
import { RequestError } from '../http/requestError.ts';

/** A value that PostHog's REST API does not take; `attr` names the field, null the whole body. */
export function validationError(
  detail: string,
  attr: string | null,
  code = 'invalid_input',
): RequestError {
  return new RequestError(400, { type: 'validation_error', code, detail, attr });
}

/** A field that is missing, where PostHog's API has code and detail the other way round. */
export function missingField(attr: string): RequestError {
  const code = 'This field is required.';
  return new RequestError(400, { type: 'validation_error', code, detail: 'required', attr });
}

/** Properties that are too large to be kept. */
export function tooLarge(attr: string): RequestError {
  return validationError(
    'The properties would have more than 640 KB. Send fewer or shorter.',
    attr,
  );
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

/** As PostHog answers DELETE of what can only be deleted by a PATCH with `deleted: true`. */
export function forbidDelete(c: Context): Response {
  return c.body(null, 405);
}

const NAMED = 5;

/** The first five of some names, as PostHog lists them in a refusal, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  const named = names.slice(0, NAMED);
  if (names.length > NAMED) named.push(`and ${names.length - NAMED} more`);
  return named.join(', ');
}
