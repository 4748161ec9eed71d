import { RequestError } from '../requestError.ts';

/** A value that PostHog's REST API does not take; `attr` names the field, null the whole body. */
export function validationError(
  detail: string,
  attr: string | null,
  code = 'invalid_input',
): RequestError {
  return new RequestError(400, { type: 'validation_error', code, detail, attr });
}
