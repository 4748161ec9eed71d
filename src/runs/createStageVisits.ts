import { runConnection } from '../project/connection.ts';
import type { Project } from '../project/project.ts';
import type { Circumstances, Visit } from './run.ts';
import { withSetCookies } from './stageCookies.ts';
import type { StageRequest } from './stageRequest.ts';
import { type Answer, type LiveVisit, startVisit } from './startVisit.ts';
import { visitStage } from './visitStage.ts';

/** What a page may do with the stages, for the reader whose request it answers. */
export interface StageVisits {
  visit: Visit;
  /** Begins a visit, and does not wait for its page. */
  start: (stage: string, user: string, how?: Circumstances) => Promise<LiveVisit>;
  /** The same as `visit` in another project, without the reader's cookies and without setting any. */
  visitIn: (project: Project) => Visit;
  /** Makes a user the reader's own, before a visit that begins after the request was answered. */
  claim: (user: string) => Promise<void>;
  /** Has the answer to the request set these cookies, each a `Set-Cookie` header; later visits have them. */
  giveCookies: (lines: readonly string[]) => void;
  /** The `Set-Cookie` headers of the stages visited so far: of each cookie the last. */
  setCookies: () => string[];
}

/** What visits to stages need of the site. */
interface Site {
  /** Answers the site's requests. */
  answer: Answer;
  /** What a stage declares. */
  requestOf: (stage: string) => StageRequest;
  /** Is told of a user before a visit. */
  claim?: (user: string) => Promise<void>;
}

/** Visits stages as the browser that sent `request` would. */
export function createStageVisits(
  project: Project,
  request: Request,
  { answer, requestOf, claim = async () => {} }: Site,
): StageVisits {
  const { origin } = new URL(request.url);
  const connection = runConnection(project, origin);
  const visited = new Map<string, string>();
  const giveCookies = (lines: readonly string[]) => {
    for (const line of lines) visited.set(line.slice(0, line.indexOf('=')), line);
  };
  const asked = (stage: string, user: string, how: Circumstances = {}) => {
    const cookie = withSetCookies(request.headers.get('Cookie'), [...visited.values()]);
    return { origin, stage, user, request: requestOf(stage), cookie, connection, ...how };
  };
  return {
    visit: async (stage, user, how) => {
      await claim(user);
      const { run, setCookies } = await visitStage(project, answer, asked(stage, user, how));
      giveCookies(setCookies);
      return run;
    },
    start: async (stage, user, how) => {
      await claim(user);
      return startVisit(project, answer, asked(stage, user, how));
    },
    visitIn: (sandbox) => async (stage, user, how) => {
      const sent = { origin, stage, user, request: requestOf(stage), ...how };
      return (await visitStage(sandbox, answer, sent)).run;
    },
    claim,
    giveCookies,
    setCookies: () => [...visited.values()],
  };
}
