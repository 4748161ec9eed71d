import {
  type CharacterTest,
  PatternError,
  type PlaceTest,
  type RegexNode,
} from './patternError.ts';

/** One step of a program; steps that do not jump go on to the next one. */
export type RegexStep =
  | { op: 'character'; test: CharacterTest }
  | { op: 'place'; test: PlaceTest }
  /** Goes on at `first` and, if that fails, at `second`. */
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  /** Remembers the place under a number. */
  | { op: 'save'; slot: number }
  /** Fails when the place is still the one under that number: a loop that takes nothing must end. */
  | { op: 'progress'; slot: number }
  | { op: 'backreference'; group: number; ignoreCase: boolean }
  | { op: 'look'; program: RegexProgram; behind: boolean; negative: boolean }
  | { op: 'atomic'; program: RegexProgram }
  | { op: 'match' };

export interface RegexProgram {
  steps: RegexStep[];
  /** Whether what comes next may depend on what was captured before. */
  hasBackreferences: boolean;
}

/** A program so long would take too much time and space. */
const MOST_STEPS = 20_000;

/**
 * Turns a pattern into steps to take over a text.
 * @throws PatternError when they would be too many
 */
export function regexProgram(node: RegexNode, pattern: string): RegexProgram {
  const hasBackreferences = refersBack(node);
  let loops = 0;
  return programOf(node);

  function programOf(root: RegexNode): RegexProgram {
    const steps: RegexStep[] = [];
    emit(root, steps);
    steps.push({ op: 'match' });
    return { steps, hasBackreferences };
  }

  function emit(part: RegexNode, steps: RegexStep[]): void {
    if (steps.length > MOST_STEPS) throw new PatternError(pattern, 0, 'it is too large');
    switch (part.kind) {
      case 'character':
        steps.push({ op: 'character', test: part.test });
        break;
      case 'place':
        steps.push({ op: 'place', test: part.test });
        break;
      case 'sequence':
        for (const each of part.parts) emit(each, steps);
        break;
      case 'choice':
        emitChoice(part.options, steps);
        break;
      case 'repeat':
        emitRepeat(part, steps);
        break;
      case 'capture':
        steps.push({ op: 'save', slot: 2 * part.group });
        emit(part.part, steps);
        steps.push({ op: 'save', slot: 2 * part.group + 1 });
        break;
      case 'backreference':
        steps.push({ op: 'backreference', group: part.group, ignoreCase: part.ignoreCase });
        break;
      case 'look': {
        const { behind, negative } = part;
        steps.push({ op: 'look', program: programOf(part.part), behind, negative });
        break;
      }
      case 'atomic':
        steps.push({ op: 'atomic', program: programOf(part.part) });
        break;
    }
  }

  function emitChoice(options: RegexNode[], steps: RegexStep[]): void {
    const jumps: { op: 'jump'; to: number }[] = [];
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) {
        emit(option, steps);
        break;
      }
      const split = { op: 'split' as const, first: steps.length + 1, second: 0 };
      const jump = { op: 'jump' as const, to: 0 };
      steps.push(split);
      emit(option, steps);
      steps.push(jump);
      jumps.push(jump);
      split.second = steps.length;
    }
    for (const jump of jumps) jump.to = steps.length;
  }

  function emitRepeat(
    { part, min, max, lazy }: Extract<RegexNode, { kind: 'repeat' }>,
    steps: RegexStep[],
  ): void {
    for (let copy = 0; copy < min; copy++) emit(part, steps);
    if (max === Infinity) {
      const start = steps.length;
      const leave = emitSplit(steps, lazy);
      const slot = -++loops;
      steps.push({ op: 'save', slot });
      emit(part, steps);
      steps.push({ op: 'progress', slot }, { op: 'jump', to: start });
      leave(steps.length);
      return;
    }
    const leaves = Array.from({ length: max - min }, () => {
      const leave = emitSplit(steps, lazy);
      emit(part, steps);
      return leave;
    });
    for (const leave of leaves) leave(steps.length);
  }

  /** A split between going on here, which comes first unless lazy, and leaving for a later step. */
  function emitSplit(steps: RegexStep[], lazy: boolean): (to: number) => void {
    const here = steps.length + 1;
    const split = { op: 'split' as const, first: here, second: here };
    steps.push(split);
    return (to) => {
      if (lazy) split.first = to;
      else split.second = to;
    };
  }
}

function refersBack(node: RegexNode): boolean {
  switch (node.kind) {
    case 'backreference':
      return true;
    case 'sequence':
      return node.parts.some(refersBack);
    case 'choice':
      return node.options.some(refersBack);
    case 'repeat':
    case 'capture':
    case 'atomic':
    case 'look':
      return refersBack(node.part);
    case 'character':
    case 'place':
      return false;
  }
}
