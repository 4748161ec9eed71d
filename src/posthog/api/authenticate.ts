import type { MiddlewareHandler } from 'hono';
import type { Project } from '../project.ts';
import { RequestError } from '../requestError.ts';
import { notFoundError } from './notFoundError.ts';

/**
 * Lets a request pass that carries the personal API key and names the project, by its id or as
 * `@current`.
 */
export function authenticate(project: Project): MiddlewareHandler {
  return async (c, next) => {
    checkKey(c.req.header('authorization'), project.personalApiKey);
    const id = c.req.param('project_id');
    if (id !== '@current' && id !== String(project.id)) throw notFoundError('Project not found.');
    await next();
  };
}

function checkKey(authorization: string | undefined, personalApiKey: string): void {
  const key = /^bearer\s+(.*)$/i.exec(authorization ?? '')?.[1];
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
