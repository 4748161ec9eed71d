import { runConnection } from '../project/connection.ts';
import type { Project } from '../project/project.ts';
import type { Fault, Visit } from './run.ts';
import { type Answer, type LiveVisit, startVisit } from './startVisit.ts';
import { visitStage } from './visitStage.ts';

/** What a page may do with the stages, for the reader whose request it answers. */
export interface StageVisits {
  visit: Visit;
  /** Begins a visit, and does not wait for its page. */
  start: (stage: string, user: string, fault?: Fault) => Promise<LiveVisit>;
  /** The same as `visit` in another project, without the reader's cookies and without setting any. */
  visitIn: (project: Project) => Visit;
  /** Has the answer to the request set these cookies, each a `Set-Cookie` header. */
  giveCookies: (lines: readonly string[]) => void;
  /** The `Set-Cookie` headers of the stages visited so far: of each cookie the last. */
  setCookies: () => string[];
}

/**
 * Visits stages as the browser that sent `request` would.
 *
 * @param answer answers the site's requests
 * @param claim is told of a user before a visit
 */
export function createStageVisits(
  project: Project,
  answer: Answer,
  request: Request,
  claim: (user: string) => Promise<void> = async () => {},
): StageVisits {
  const { origin } = new URL(request.url);
  const cookie = request.headers.get('Cookie') ?? undefined;
  const connection = runConnection(project, origin);
  const visited = new Map<string, string>();
  const giveCookies = (lines: readonly string[]) => {
    for (const line of lines) visited.set(line.slice(0, line.indexOf('=')), line);
  };
  return {
    visit: async (stage, user, fault) => {
      await claim(user);
      const asked = { origin, stage, user, cookie, fault, connection };
      const { run, setCookies } = await visitStage(project, answer, asked);
      giveCookies(setCookies);
      return run;
    },
    start: async (stage, user, fault) => {
      await claim(user);
      return startVisit(project, answer, { origin, stage, user, cookie, fault, connection });
    },
    visitIn: (sandbox) => async (stage, user, fault) =>
      (await visitStage(sandbox, answer, { origin, stage, user, fault })).run,
    giveCookies,
    setCookies: () => [...visited.values()],
  };
}
