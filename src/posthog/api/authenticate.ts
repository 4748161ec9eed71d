import type { MiddlewareHandler } from 'hono';
import type { Project } from '../project.ts';
import { checkPersonalApiKey } from './checkPersonalApiKey.ts';
import { notFoundError } from './notFoundError.ts';

/**
 * Lets a request pass that carries the personal API key and names the project, by its id or as
 * `@current`.
 */
export function authenticate(project: Project): MiddlewareHandler {
  return async (c, next) => {
    checkPersonalApiKey(c.req.raw, project);
    const id = c.req.param('project_id');
    if (id !== '@current' && id !== String(project.id)) throw notFoundError('Project not found.');
    await next();
  };
}
