import { isSameSecret } from '../../gate/isSameSecret.ts';
import type { PostHogProject } from './defaultProject.ts';
import { RequestError } from './requestError.ts';

/**
 * Lets a request pass that carries the project's personal API key, in its header or, as scripts do
 * that can set none, in `personal_api_key` of its address.
 * @throws RequestError 401 with PostHog's words for one that does not.
 */
export function checkPersonalApiKey(
  { headers, url }: Request,
  { personalApiKey }: PostHogProject,
): void {
  const bearer = /^bearer\s+(.*)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const key = bearer ?? new URL(url).searchParams.get('personal_api_key');
  if (key === null) {
    throw unauthenticated('not_authenticated', 'Authentication credentials were not provided.');
  }
  if (!isSameSecret(key.trim(), personalApiKey)) {
    const place = bearer === undefined ? 'query string' : 'Authorization header';
    throw unauthenticated(
      'authentication_failed',
      `Personal API key found in request ${place} is invalid.`,
    );
  }
}

function unauthenticated(code: string, detail: string): RequestError {
  return new RequestError(401, { type: 'authentication_error', code, detail, attr: null });
}
