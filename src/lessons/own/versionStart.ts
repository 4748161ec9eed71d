import type { Project } from '../../project/project.ts';
import { runConnection } from '../../project/connection.ts';
import type { CodeProblem, ErasedModule } from '../../erase/erasedModule.ts';
import type { RunSoFar } from '../../runs/run.ts';
import { cookiesForStage, cookiesInJars } from '../../runs/stageCookies.ts';
import type { VersionStart } from '../../worker/messages.ts';
import type { AskedRun } from '../keptRun.ts';
import { visitRequest } from './visitRequest.ts';

/** A run of a reader's own version, and what the reader's browser needs to make it; or why there is none. */
export type BegunRun =
  | { run: string; start: VersionStart; fault: RunSoFar['fault']; problem?: never }
  | { run?: never; problem: CodeProblem };

/** Who asks for the run, and from where. */
interface Asking {
  project: Project;
  request: Request;
}

/**
 * What a version of a stage is run with, as the server would hand it to the stage itself.
 *
 * @throws {VisitRefusedError} when the site would not ask the stage, as with too long a name
 */
export function versionStart(
  { stage, user, browser }: AskedRun,
  module: ErasedModule,
  { project, request }: Asking,
): VersionStart {
  const { origin } = new URL(request.url);
  const cookies = cookiesInJars(request.headers.get('Cookie'));
  const { host, apiKey } = runConnection(project, origin);
  return {
    module,
    request: {
      ...visitRequest(stage, { user }, origin),
      cookie: cookiesForStage(cookies, browser),
    },
    connection: { host, apiKey },
  };
}
