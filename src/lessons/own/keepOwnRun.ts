import type { Project } from '../../project/project.ts';
import { runConnection } from '../../project/connection.ts';
import { awaitVersion } from '../../runs/awaitVersion.ts';
import type { RunMemory } from '../../runs/createRunMemory.ts';
import { fillRequest } from '../../runs/stageRequest.ts';
import type { StepData } from '../contentSchemas.ts';
import { type AskedRun, keepVisit, type KeptRun } from '../keptRun.ts';
import { stageRequest } from '../stageRequest.ts';

/** Who asks for a run of a version of their own. */
interface Asking {
  project: Project;
  runs: RunMemory<KeptRun>;
  request: Request;
}

/** Begins a run of a reader's own version of a stage, of which the reader's browser is going to tell. */
export async function keepOwnRun(
  { project, runs, request }: Asking,
  step: StepData,
  asked: AskedRun,
): Promise<KeptRun> {
  const { stage, user, fault, browser } = asked;
  const { origin } = new URL(request.url);
  return keepVisit({ project, runs }, step, asked, () => {
    const visit = awaitVersion({
      stage,
      user,
      ...fillRequest(stage, stageRequest(stage), user),
      ...(fault && { fault }),
      ...(browser !== undefined && { browser }),
      connection: runConnection(project, origin),
      cookie: request.headers.get('Cookie'),
    });
    return Promise.resolve({ visit, take: visit.take });
  });
}
