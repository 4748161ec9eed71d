import { RequestError } from './requestError.ts';

/** A project API key that is no project's. */
export function unknownToken(): RequestError {
  return new RequestError(401, {
    type: 'authentication_error',
    code: 'authentication_failed',
    detail:
      'The provided API key is invalid or has expired. Please check your API key and try again.',
    attr: null,
  });
}
