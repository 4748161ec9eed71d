/**
 * The personal API key, wherever a request brings it.
 */

import { isSameSecret } from '../../gate/isSameSecret.ts';
import { isRecord } from '../../json/record.ts';
import type { PostHogProject } from './defaultProject.ts';
import { RequestError } from './requestError.ts';

/**
 * Lets a request pass that carries the project's personal API key: in its header, else in its body,
 * else, as scripts do that can set neither, in `personal_api_key` of its address.
 *
 * @param body fields of the body, for requests that may bring the key there
 * @throws RequestError 401 with PostHog's words for one that does not.
 */
export function checkPersonalApiKey(
  { headers, url }: Request,
  { personalApiKey }: PostHogProject,
  body?: unknown,
): void {
  const bearer = bearerKey(headers);
  const inBody = isRecord(body) ? body['personal_api_key'] : undefined;
  const key = bearer ?? inBody ?? new URL(url).searchParams.get('personal_api_key');
  if (key === null) {
    throw unauthenticated('not_authenticated', 'Authentication credentials were not provided.');
  }
  if (typeof key !== 'string' || !isSameSecret(key.trim(), personalApiKey)) {
    const place =
      bearer !== undefined
        ? 'Authorization header'
        : inBody !== undefined
          ? 'body'
          : 'query string';
    throw unauthenticated(
      'authentication_failed',
      `Personal API key found in request ${place} is invalid.`,
    );
  }
}

/** The key in a request's header; undefined when it stands elsewhere, or nowhere. */
export function bearerKey(headers: Headers): string | undefined {
  return /^bearer\s+(.*)$/i.exec(headers.get('authorization') ?? '')?.[1];
}

function unauthenticated(code: string, detail: string): RequestError {
  return new RequestError(401, { type: 'authentication_error', code, detail, attr: null });
}
