import { randomUUID } from 'node:crypto';
import type { PostHog } from 'posthog-node';
import type { Project } from '../project/project.ts';
import type { Recording } from './createRecorder.ts';
import type { Fault, RunConnection, RunSoFar } from './run.ts';
import { stagePath, whyNotVisited } from './stagePath.ts';

/** Answers the site's requests, with another client than the site's own where `env` names one. */
export type Answer = (request: Request, env: { posthog: PostHog }) => Response | Promise<Response>;

/** A visit to a stage that may still be under way, as it is recorded. */
export interface LiveVisit extends Pick<Recording<unknown>, 'hasMore' | 'ended' | 'tell' | 'stop'> {
  id: string;
  /** The run as it is by now, and a number that grows with everything new. */
  read: () => { run: RunSoFar; news: number };
  /** Resolves once the page is there. */
  answered: Promise<unknown>;
  /** The stage's `Set-Cookie` headers; none before the page is there. */
  setCookies: () => string[];
}

/** Who visits which stage, as whom. */
export interface VisitRequest {
  /** The site's own address. */
  origin: string;
  stage: string;
  user: string;
  /** The `Cookie` header of the reader's browser. */
  cookie?: string | undefined;
  /** What stands between the app and PostHog for this visit. */
  fault?: Fault | undefined;
  connection?: RunConnection | undefined;
}

/** What a visit needs of the project. */
export type VisitedProject = Pick<Project, 'posthog' | 'record' | 'openFaulty'>;

/** The SDK's retries are over by then, and a slow batch has arrived. */
const FAULTY_MS = 12_000;

/**
 * Asks `answer` for a stage's user page, as the reader's browser would ask the site, and records the
 * run from its first moment. The stage talks to PostHog through the project's client, or through one
 * of its own where there is to be a fault between them.
 *
 * @throws {SemaphoreError} when too many visits with a fault are under way
 */
export async function startVisit(
  project: VisitedProject,
  answer: Answer,
  { origin, stage, user, cookie, fault, connection }: VisitRequest,
): Promise<LiveVisit> {
  const problem = whyNotVisited(user);
  if (problem !== undefined) throw new Error(problem);
  const faulty = fault && (await project.openFaulty(fault));
  const path = stagePath(stage, user);
  const visit = {
    id: randomUUID(),
    stage,
    user,
    path,
    at: new Date().toISOString(),
    ...(connection && { connection }),
    ...(fault && { fault }),
  };
  const request = new Request(origin + path, cookie === undefined ? {} : { headers: { cookie } });
  let page: RunSoFar['response'];
  let setCookies: string[] = [];
  const longest = fault && FAULTY_MS;
  const { answered, read, ...recording } = project.record(async () => {
    const response = await answer(request, { posthog: faulty?.posthog ?? project.posthog });
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      body: await response.text(),
      setCookies: response.headers.getSetCookie(),
    };
  }, longest);
  if (faulty)
    void recording
      .ended(2 * FAULTY_MS)
      .catch(() => undefined)
      .finally(faulty.close);
  return {
    ...recording,
    id: visit.id,
    read: () => {
      const { isRecording, news, ...recorded } = read();
      return { run: { ...visit, response: page, ...recorded, isRecording }, news };
    },
    answered: answered.then(({ result, ms }) => {
      const { setCookies: lines, ...response } = result;
      page = { ...response, ms };
      setCookies = lines;
    }),
    setCookies: () => setCookies,
  };
}
