import { randomUUID } from 'node:crypto';
import type { PostHog } from 'posthog-node';
import type { Project } from '../project/project.ts';
import type { Recording } from './createRecorder.ts';
import type { Circumstances, RunConnection, RunSoFar } from './run.ts';
import {
  fillRequest,
  type SentRequest,
  type StageRequest,
  USER_PAGE,
  whyNotVisited,
} from './stageRequest.ts';

/** What a visit brings along that nobody outside can: whose client the stage uses, and whose cookies. */
export interface VisitBindings {
  posthog: PostHog;
  /** The jar; that of the reader's own browser where none is named. */
  browser?: string;
}

/** Answers the site's requests. */
export type Answer = (request: Request, env: VisitBindings) => Response | Promise<Response>;

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
export interface VisitRequest extends Circumstances {
  /** The site's own address. */
  origin: string;
  stage: string;
  user: string;
  /** What the stage declares; a GET of the user's page where nothing is said. */
  request?: StageRequest;
  /** The `Cookie` header of the reader's browser. */
  cookie?: string | undefined;
  connection?: RunConnection | undefined;
}

/** What a visit needs of the project. */
export type VisitedProject = Pick<Project, 'posthog' | 'record' | 'openFaulty'>;

/** The SDK's retries are over by then, and a slow batch has arrived. */
const FAULTY_MS = 12_000;

/**
 * Sends `answer` a stage's request, as the reader's browser would ask the site, and records the
 * run from its first moment. The stage talks to PostHog through the project's client, or through one
 * of its own where there is to be a fault between them.
 *
 * @throws {SemaphoreError} when too many visits with a fault are under way
 */
export async function startVisit(
  project: VisitedProject,
  answer: Answer,
  { origin, stage, user, request = USER_PAGE, cookie, fault, browser, connection }: VisitRequest,
): Promise<LiveVisit> {
  const problem = whyNotVisited(user, request);
  if (problem !== undefined) throw new Error(problem);
  const faulty = fault && (await project.openFaulty(fault));
  const sent = fillRequest(stage, request, user);
  const visit = {
    id: randomUUID(),
    stage,
    user,
    ...sent,
    at: new Date().toISOString(),
    ...(connection && { connection }),
    ...(fault && { fault }),
    ...(browser !== undefined && { browser }),
  };
  let page: RunSoFar['response'];
  let setCookies: string[] = [];
  const longest = fault && FAULTY_MS;
  const { answered, read, ...recording } = project.record(async () => {
    const response = await answer(requestOf(sent, origin, cookie), {
      posthog: faulty?.posthog ?? project.posthog,
      ...(browser !== undefined && { browser }),
    });
    return {
      status: response.status,
      contentType: response.headers.get('Content-Type') ?? '',
      location: response.headers.get('Location') ?? undefined,
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

/** The request as a browser sends it: a form as its fields, `application/x-www-form-urlencoded`. */
function requestOf({ path, form }: SentRequest, origin: string, cookie = ''): Request {
  return new Request(origin + path, {
    ...(cookie !== '' && { headers: { cookie } }),
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
}
