import type { MiddlewareHandler } from 'hono';
import type { PostHogProject } from '../http/defaultProject.ts';
import { bearerKey, checkPersonalApiKey } from '../http/personalApiKey.ts';
import { checkContentType } from './checkContentType.ts';
import { readFields } from './readFields.ts';
import { notFoundError } from './refusals.ts';

/**
 * Lets a request pass that carries the personal API key, that names the project, where its path
 * names one, by its id or as `@current`, and whose body is of a type that the API takes.
 */
export function authenticate(project: PostHogProject): MiddlewareHandler {
  return async (c, next) => {
    const request = c.req.raw;
    checkPersonalApiKey(request, project, await fieldsWithKey(request));
    const id = c.req.param('project_id');
    if (id !== undefined && id !== '@current' && id !== String(project.id)) {
      throw notFoundError('Project not found.');
    }
    checkContentType(request);
    await next();
  };
}

/** The fields of a body that may bring the key; undefined for a request that has it in its header. */
async function fieldsWithKey(request: Request): Promise<unknown> {
  if (bearerKey(request.headers) !== undefined) return undefined;
  checkContentType(request);
  return readFields(request);
}
