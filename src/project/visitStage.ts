import { randomUUID } from 'node:crypto';
import type { Project } from './project.ts';
import type { Run } from './run.ts';

/** How long a run waits for what the client sends after the page was answered. */
const PATIENCE_MS = 3000;

/** Asks `answer` for a stage's user page, as a browser would ask the site, and records the run. */
export async function visitStage(
  project: Project,
  answer: (request: Request) => Response | Promise<Response>,
  origin: string,
  stage: string,
  user: string,
): Promise<Run> {
  const path = `/stages/${stage}/user/${encodeURIComponent(user)}`;
  const at = new Date().toISOString();
  const { result, ms, exchanges, settled } = await project.record(async () => {
    const response = await answer(new Request(origin + path));
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      body: await response.text(),
    };
  }, PATIENCE_MS);
  return {
    id: randomUUID(),
    stage,
    user,
    path,
    at,
    response: { ...result, ms },
    exchanges,
    settled,
  };
}
