/**
 * A run of a reader's own version of a stage, which the server follows like any other.
 */

import type { CodeProblem } from '../../erase/erasedModule.ts';
import type { LogEntry } from '../../worker/messages.ts';

/** Code that does not run; the message says why, and where. */
export class CodeError extends Error {
  override name = 'CodeError';
  readonly problem: CodeProblem;

  constructor(problem: CodeProblem) {
    const place = problem.line === undefined ? '' : `Line ${problem.line}: `;
    super(place + problem.sentence);
    this.problem = problem;
  }
}

/** Who is told what while a version runs. */
interface Hooks {
  onLog: (entry: LogEntry) => void;
  onProblem: (problem: CodeProblem) => void;
}

/**
 * Begins a run of `code` in place of a stage's, and gives the run's id.
 *
 * @throws {CodeError} when the code cannot run at all
 */
export const beginOwnRun: (body: FormData, code: string, hooks: Hooks) => Promise<string> = () =>
  Promise.reject(new Error('Your version cannot run yet. Run the stage as written.'));
