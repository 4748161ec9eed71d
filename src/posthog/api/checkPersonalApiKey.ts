import type { Project } from '../project.ts';
import { RequestError } from '../requestError.ts';

/**
 * Lets a request pass that carries the project's personal API key.
 * @throws RequestError 401 with PostHog's words for one that does not.
 */
export function checkPersonalApiKey({ headers }: Request, { personalApiKey }: Project): void {
  const key = /^bearer\s+(.*)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (key === undefined) {
    throw unauthenticated('not_authenticated', 'Authentication credentials were not provided.');
  }
  if (key.trim() !== personalApiKey) {
    throw unauthenticated(
      'authentication_failed',
      'Personal API key found in request Authorization header is invalid.',
    );
  }
}

function unauthenticated(code: string, detail: string): RequestError {
  return new RequestError(401, { type: 'authentication_error', code, detail, attr: null });
}
