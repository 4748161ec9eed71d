/**
 * What is wrong with words or with what declares them.
 */

/** What is wrong, where, and how to mend it. */
export interface ContentProblem {
  /** A sentence that begins with the file's path. */
  message: string;
  hint: string;
  /** Path in the repository. */
  file: string;
  /** Text of the file that the fault stands in, to find its line by; undefined for the file as a whole. */
  at?: string | undefined;
}

/** A problem of a step, by its id such as `first-flag/04-flag`. */
export function stepProblem(id: string, says: string, hint: string, at?: string): ContentProblem {
  const file = `content/${id}.mdx`;
  return { file, message: `${file} ${says}`, hint, at };
}

/** A problem of what declares a tutorial, by the tutorial's id. */
export function tutorialProblem(
  id: string,
  says: string,
  hint: string,
  at?: string,
): ContentProblem {
  const file = `src/tutorials/${id}.ts`;
  return { file, message: `${file} ${says}`, hint, at };
}

/** The line of a text that the fault stands in, from 1 on; the first where it is about the whole. */
export function lineOf(text: string, at: string | undefined): number {
  const index = at === undefined ? -1 : text.indexOf(at);
  return index === -1 ? 1 : text.slice(0, index).split('\n').length;
}
