/** One line of a shown source file, highlighted. */
export interface SourceLine {
  /** Highlighted HTML of the line, by class names; safe to set as is. */
  html: string;
  /** `added`: the stage before does not have this line. `removed`: only the stage before has it. */
  change?: 'added' | 'removed';
}

/** A file that runs, to the letter, ready to be shown. */
export interface SourceFile {
  /** Path in the repository, e.g. `src/pages/stages/flag/user/[user].ts`. */
  path: string;
  /** The file's text, to the letter: what the copy button copies. */
  code: string;
  lines: SourceLine[];
}
