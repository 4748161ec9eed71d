/**
 * What comes of a reader's TypeScript once its types are taken out.
 */

/** A module of JavaScript whose lines and columns are those of the TypeScript that it was. */
export interface ErasedModule {
  code: string;
  /** What it imports by name, in the order in which it stands there. */
  imports: readonly ImportPlace[];
}

/** A specifier in a module's code: its place without the quotes, in UTF-16 units. */
export interface ImportPlace {
  specifier: string;
  start: number;
  end: number;
}

/** What is wrong with code, and where; lines and columns count from 1. */
export interface CodeProblem {
  /** What is wrong and what to do, without the place. */
  sentence: string;
  line?: number | undefined;
  column?: number | undefined;
}

/** A module, or why there is none. */
export type Erased =
  { module: ErasedModule; problem?: never } | { module?: never; problem: CodeProblem };
