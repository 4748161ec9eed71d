import { runConnection } from '../project/connection.ts';
import type { Project } from '../project/project.ts';
import type { RunMemory } from './createRunMemory.ts';
import type { Visit } from './run.ts';
import { type Answer, visitStage } from './visitStage.ts';

/** What a page may do with the stages, for the reader whose request it answers. */
export interface StageVisits {
  visit: Visit;
  /** The same in another project, without the reader's cookies and without setting any. */
  visitIn: (project: Project) => Visit;
  /** A run that had not settled when it was first shown, as it is by now. */
  findRun: RunMemory['find'];
  /** The `Set-Cookie` headers of the stages visited so far: of each cookie the last. */
  setCookies: () => string[];
}

/**
 * Visits stages as the browser that sent `request` would.
 *
 * @param answer answers the site's requests
 * @param memory keeps the runs that have not settled yet
 */
export function createStageVisits(
  project: Project,
  answer: Answer,
  memory: RunMemory,
  request: Request,
): StageVisits {
  const { origin } = new URL(request.url);
  const cookie = request.headers.get('Cookie') ?? undefined;
  const connection = runConnection(project, origin);
  const visited = new Map<string, string>();
  return {
    visit: async (stage, user) => {
      const { run, setCookies, recording } = await visitStage(
        project,
        answer,
        origin,
        stage,
        user,
        cookie,
      );
      for (const line of setCookies) visited.set(line.slice(0, line.indexOf('=')), line);
      if (!run.settled) memory.keep(run.id, recording);
      return { ...run, connection };
    },
    visitIn: (sandbox) => async (stage, user) =>
      (await visitStage(sandbox, answer, origin, stage, user)).run,
    findRun: (id) => {
      const kept = memory.find(id);
      return kept && { ...kept, run: { ...kept.run, connection } };
    },
    setCookies: () => [...visited.values()],
  };
}
