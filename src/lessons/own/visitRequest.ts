import type { PlannedVisit } from '../../evidence/made.ts';
import { fillRequest } from '../../runs/stageRequest.ts';
import type { VersionRequest } from '../../worker/messages.ts';
import { readStagePath } from '../readStagePath.ts';
import { stageRequest } from '../stageRequest.ts';

/**
 * The request of a visit to a version of a stage, as the server would hand it to the stage itself; without
 * cookies, of which its browser knows.
 *
 * @throws {Error} when the stage answers no such request: what a task declares was checked before
 */
export function visitRequest(
  stage: string,
  { user, query = {} }: Pick<PlannedVisit, 'user' | 'query'>,
  origin: string,
): VersionRequest {
  const { path, form } = fillRequest(stage, stageRequest(stage), user);
  const method = form ? 'POST' : 'GET';
  const { params, refusal } = readStagePath(path.split('?')[0] ?? path, method);
  if (refusal) throw new Error(`The stage ${stage} does not answer ${path}.`);
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { method, url: url.href, params, form, cookie: '' };
}
