import { randomUUID } from 'node:crypto';
import type { PostHog } from 'posthog-node';
import type { Project } from '../project/project.ts';
import type { RunRecording } from './createRunMemory.ts';
import type { Run } from './run.ts';
import { stagePath, whyNotVisited } from './stagePath.ts';

/** How long a run waits for what the client sends after the page was answered. */
const PATIENCE_MS = 3000;

/** Answers the site's requests, with another client than the site's own where `env` names one. */
export type Answer = (request: Request, env: { posthog: PostHog }) => Response | Promise<Response>;

/** A run, and what the browser that asked for it has to be told besides. */
export interface StageVisit {
  run: Run;
  /** The stage's `Set-Cookie` headers. */
  setCookies: string[];
  /** The recording, which goes on while the run has not settled. */
  recording: RunRecording;
}

/**
 * Asks `answer` for a stage's user page, as a browser with the `cookie` header would ask the site,
 * and records the run. The stage talks to PostHog through the project's client.
 */
export async function visitStage(
  project: Project,
  answer: Answer,
  origin: string,
  stage: string,
  user: string,
  cookie?: string,
): Promise<StageVisit> {
  const problem = whyNotVisited(user);
  if (problem !== undefined) throw new Error(problem);
  const path = stagePath(stage, user);
  const at = new Date().toISOString();
  const request = new Request(origin + path, cookie === undefined ? {} : { headers: { cookie } });
  const { result, ms, read, stop } = await project.record(async () => {
    const response = await answer(request, { posthog: project.posthog });
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      body: await response.text(),
      setCookies: response.headers.getSetCookie(),
    };
  }, PATIENCE_MS);
  const { setCookies, ...page } = result;
  const visit = { id: randomUUID(), stage, user, path, at, response: { ...page, ms } };
  const recording: RunRecording = {
    read: () => {
      const { isRecording, ...recorded } = read();
      return { run: { ...visit, ...recorded }, isRecording };
    },
    stop,
  };
  return { run: recording.read().run, setCookies, recording };
}
