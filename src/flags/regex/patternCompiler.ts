import type { NodeFacts } from './nodeFacts.ts';
import type { RegexNode } from './regexNode.ts';
import type { RegexProgram, RegexStep } from './regexProgram.ts';

/** Where steps go, and in what way they will be taken. */
export interface Output {
  steps: RegexStep[];
  /** `ordered` for steps that are tried one after the other; the others go through all at once. */
  way: 'forward' | 'backward' | 'ordered';
}

/** What the parts of a pattern share that is being compiled. */
export interface PatternCompiler {
  /**
   * Emits the steps of a part.
   * @param mayResume whether other ways through the part are tried when what follows the first fails
   */
  emit: (part: RegexNode, out: Output, mayResume: boolean) => void;
  programOf: (node: RegexNode, way: Output['way']) => RegexProgram;
  factsOf: (node: RegexNode) => NodeFacts;
  /** A number for a part, the same each time that it comes: it never comes within itself. */
  slotOf: (part: RegexNode, purpose?: 'look' | 'loop') => number;
  /** Counts bytes that Rust's engine would take. */
  grow: (bytes: number) => void;
  /** Refuses the pattern. */
  fail: (problem: string) => never;
}
