/**
 * A run of a reader's own version of a stage, which the server follows like any other.
 */

import type { CodeProblem } from '../../erase/erasedModule.ts';
import type { BegunRun } from '../../lessons/own/versionStart.ts';
import type { LogEntry } from '../../worker/messages.ts';
import type { OwnRun } from '../console/followNewest.ts';
import { problemText } from '../ui/problemText.ts';
import { placePage } from './placePage.ts';
import { type RecordedVersion, runVersion } from './runVersion.ts';
import { tellServer } from './tellServer.ts';
import { warmUp } from './warmWorker.ts';

export { warmUp };

/** Code that does not run; the message says why, and where. */
export class CodeError extends Error {
  override name = 'CodeError';
  readonly problem: CodeProblem;

  constructor(problem: CodeProblem) {
    super(problemText(problem));
    this.problem = problem;
  }
}

/** Who is told what while a version runs. */
interface Hooks {
  onLog: (entry: LogEntry) => void;
  onProblem: (problem: CodeProblem) => void;
}

/**
 * Begins a run of `code` in place of a stage's.
 *
 * @param body what the console asks for: step, stage, user, browser and how PostHog is
 * @throws {CodeError} when the code cannot run at all
 */
export async function beginOwnRun(body: FormData, code: string, hooks: Hooks): Promise<OwnRun> {
  body.set('code', code);
  warmUp();
  const answer = await fetch('/parts/own-run', { method: 'POST', body }).catch(() => {
    throw new Error('The site does not answer. Run it again when it does.');
  });
  if (!answer.ok) throw new Error(await answer.text());
  const begun = (await answer.json()) as BegunRun;
  if (begun.problem) throw new CodeError(begun.problem);
  const { run, start, fault } = begun;
  const user = body.get('user');
  const { onLog, onProblem } = hooks;
  const server = tellServer(run, () => {
    onProblem({ sentence: LOST });
  });
  const page = Promise.withResolvers<() => boolean>();
  const onNews = (soFar: RecordedVersion) => {
    const { response } = soFar;
    if (response && typeof user === 'string') {
      page.resolve(() => placePage({ user, request: start.request }, response));
    }
    server.tell(soFar);
  };
  runVersion(start, { fault, onLog, onProblem, onNews }).catch((error: unknown) => {
    const sentence = error instanceof Error ? error.message : String(error);
    onProblem({ sentence });
    server.tell({
      setCookies: [],
      exchanges: [],
      problems: [{ sentence }],
      isOver: true,
    });
  });
  return { id: run, page: page.promise };
}

const LOST =
  'The site does not answer any more, so it was not told what came of this run. Run it again when it does.';
