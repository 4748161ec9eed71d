import { emitChoice } from './emitChoice.ts';
import type { Output, PatternCompiler } from './patternCompiler.ts';
import type { LookNode, RegexNode } from './regexNode.ts';

/**
 * Emits a look ahead or behind. What is looked for is found everywhere at once where it can be, by
 * reading toward the place from the other side.
 */
export function emitLook(compiler: PatternCompiler, look: LookNode, out: Output): void {
  const { part, behind, negative } = look;
  const { factsOf } = compiler;
  const isSplit = behind && part.kind === 'choice' && !factsOf(part).isFixed;
  const options = isSplit ? part.options : [part];
  if (behind && options.some((option) => !factsOf(option).isFixed && factsOf(option).isHard)) {
    compiler.fail('it looks behind for something of no fixed length');
  }
  if (!factsOf(part).isOrdered) {
    const program = compiler.programOf(part, behind ? 'forward' : 'backward');
    out.steps.push({ op: 'look', program, negative });
    return;
  }
  const emitOption = (option: RegexNode) => {
    emitInOrder(compiler, { ...look, part: option }, out);
  };
  if (negative) options.forEach(emitOption);
  else emitChoice(compiler, options, out, emitOption);
}

function emitInOrder(
  compiler: PatternCompiler,
  { part, behind, negative }: LookNode,
  { steps, way }: Output,
): void {
  const slot = compiler.slotOf(part, 'look');
  const split = { op: 'split' as const, first: 0, second: 0 };
  steps.push(negative ? { op: 'mark', slot } : { op: 'save', slot });
  if (negative) steps.push(split);
  split.first = steps.length;
  if (behind) steps.push({ op: 'back', count: compiler.factsOf(part).shortest });
  compiler.emit(part, { steps, way }, false);
  steps.push(negative ? { op: 'refuse', slot } : { op: 'return', slot });
  split.second = steps.length;
}
