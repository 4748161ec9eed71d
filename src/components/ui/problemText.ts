import type { CodeProblem } from '../../erase/erasedModule.ts';

/** What is wrong with code, after its line where that is known. */
export function problemText({ sentence, line }: CodeProblem): string {
  return line === undefined ? sentence : `Line ${line}: ${sentence}`;
}
