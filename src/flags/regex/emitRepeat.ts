import { emitSplit, leave } from './emitChoice.ts';
import type { Output, PatternCompiler } from './patternCompiler.ts';
import type { RepeatNode } from './regexNode.ts';
import type { SplitStep } from './regexProgram.ts';

/** Emits as many copies of a part as it must and may come. */
export function emitRepeat(
  compiler: PatternCompiler,
  repeat: RepeatNode,
  out: Output,
  mayResume: boolean,
): void {
  const { part } = repeat;
  const { shortest, isFixed, isOrdered } = compiler.factsOf(part);
  // What takes nothing is the same once or often.
  const isNothing = shortest === 0 && isFixed && !isOrdered;
  const min = isNothing ? Math.min(1, repeat.min) : repeat.min;
  const max = isNothing ? Math.min(1, repeat.max) : repeat.max;
  const emitPart = () => {
    compiler.emit(part, out, mayResume || max > 1);
  };
  // What never comes may still make the pattern invalid.
  if (max === 0) compiler.emit(part, { ...out, steps: [] }, true);
  if (max === Infinity) emitLoop(compiler, { ...repeat, min }, out, emitPart);
  else {
    emitCopies(min, out, emitPart);
    emitOptions(compiler, max - min, repeat.lazy, out, emitPart);
  }
}

function emitCopies(count: number, { steps }: Output, emitPart: () => void): void {
  for (let copy = 0; copy < count; copy++) {
    const before = steps.length;
    emitPart();
    if (steps.length === before) return;
  }
}

/** Copies each of which may be left out, with those that follow. */
function emitOptions(
  compiler: PatternCompiler,
  count: number,
  lazy: boolean,
  { steps }: Output,
  emitPart: () => void,
): void {
  const splits: SplitStep[] = [];
  for (let copy = 0; copy < count; copy++) {
    splits.push(emitSplit(compiler, steps, steps.length + 1));
    const before = steps.length;
    emitPart();
    if (steps.length === before) break;
  }
  for (const split of splits) leave(split, lazy, steps.length);
}

function emitLoop(
  compiler: PatternCompiler,
  repeat: RepeatNode,
  out: Output,
  emitPart: () => void,
): void {
  const { steps, way } = out;
  const { part, min, lazy } = repeat;
  const takesSome = compiler.factsOf(part).shortest > 0;
  if (!takesSome && way !== 'ordered') {
    // A round that takes nothing ends the loop before other ways through the part are tried: the
    // regex crate has two choices here, before the first round and after each.
    emitCopies(min - 1, out, emitPart);
    const before = min === 0 ? emitSplit(compiler, steps, steps.length + 1) : undefined;
    const start = steps.length;
    emitPart();
    leave(emitSplit(compiler, steps, start), lazy, steps.length);
    if (before) leave(before, lazy, steps.length);
    return;
  }
  emitCopies(min, out, emitPart);
  const start = steps.length;
  const split = emitSplit(compiler, steps, start + 1);
  const progress = { op: 'progress' as const, slot: 0, leave: 0 };
  if (!takesSome) {
    progress.slot = compiler.slotOf(part, 'loop');
    steps.push({ op: 'save', slot: progress.slot });
  }
  emitPart();
  if (!takesSome) steps.push(progress);
  steps.push({ op: 'jump', to: start });
  progress.leave = steps.length;
  leave(split, lazy, steps.length);
}
