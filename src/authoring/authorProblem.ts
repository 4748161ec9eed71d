/** What an author has to mend, and where. */
export interface AuthorProblem {
  /** Path in the repository. */
  file: string;
  /** From 1 on. */
  line: number;
  message: string;
  hint: string;
  /** The lines around it, if they are known. */
  frame?: string | undefined;
}
