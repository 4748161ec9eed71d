/**
 * The request of a visit to a version of a stage, and its refusal.
 */

import type { PlannedVisit } from '../../evidence/made.ts';
import { fillRequest } from '../../runs/stageRequest.ts';
import type { VersionRequest } from '../../worker/messages.ts';
import { readStagePath } from '../readStagePath.ts';
import { stageRequest } from '../stageRequest.ts';

/** The site answers such a request itself, and the message is what it says. */
export class VisitRefusedError extends Error {
  override readonly name = 'VisitRefusedError';
}

/**
 * The request of a visit to a version of a stage, as the server would hand it to the stage itself; without
 * cookies, of which its browser knows.
 *
 * @throws {VisitRefusedError} when the site would not ask the stage, as with too long a name
 */
export function visitRequest(
  stage: string,
  { user, query = {} }: Pick<PlannedVisit, 'user' | 'query'>,
  origin: string,
): VersionRequest {
  const { path, form } = fillRequest(stage, stageRequest(stage), user);
  const method = form ? 'POST' : 'GET';
  const { params, refusal } = readStagePath(path.split('?')[0] ?? path, method);
  if (refusal) throw new VisitRefusedError(refusal.sentence);
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { method, url: url.href, params, form, cookie: '' };
}
