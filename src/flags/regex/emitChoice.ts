// Steps that choose between ways.
import type { Output, PatternCompiler } from './patternCompiler.ts';
import type { RegexStep, SplitStep } from './regexProgram.ts';

/** What Rust's engine needs for a choice. */
const SIZE_OF_SPLIT = 40;

/** Emits options, the first of which comes first. */
export function emitChoice<Option>(
  compiler: PatternCompiler,
  options: readonly Option[],
  { steps }: Output,
  emitOption: (option: Option) => void,
): void {
  const jumps: { op: 'jump'; to: number }[] = [];
  for (const [index, option] of options.entries()) {
    if (index === options.length - 1) {
      emitOption(option);
      break;
    }
    const split = emitSplit(compiler, steps, steps.length + 1);
    const jump = { op: 'jump' as const, to: 0 };
    emitOption(option);
    steps.push(jump);
    jumps.push(jump);
    split.second = steps.length;
  }
  for (const jump of jumps) jump.to = steps.length;
}

/** Emits a split between going on at a step and leaving for one that `leave` names later. */
export function emitSplit({ grow }: PatternCompiler, steps: RegexStep[], on: number): SplitStep {
  grow(SIZE_OF_SPLIT);
  const split: SplitStep = { op: 'split', first: on, second: on };
  steps.push(split);
  return split;
}

/** Lets a split leave for a step: to go on comes first, unless lazy. */
export function leave(split: SplitStep, lazy: boolean, to: number): void {
  if (lazy) split.first = to;
  else split.second = to;
}
