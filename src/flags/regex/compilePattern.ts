import { type SearchBudget, spend } from '../searchBudget.ts';
import { emitChoice } from './emitChoice.ts';
import { emitLook } from './emitLook.ts';
import { emitRepeat } from './emitRepeat.ts';
import { nodeFacts } from './nodeFacts.ts';
import type { ParsedPattern } from './parsePattern.ts';
import type { Output, PatternCompiler } from './patternCompiler.ts';
import { atStart } from './places.ts';
import { PatternError, type RegexNode } from './regexNode.ts';
import type { CompiledPattern, RegexProgram } from './regexProgram.ts';

/** Rust's regex crate takes no larger patterns, by the bytes that it needs for them. */
const MOST_BYTES = 10 * 2 ** 20;
/** What it needs for a step, and the least that a part counts. */
const SIZE_OF_STEP = 32;
const SIZE_OF_PART = 8;
/** Memory of the pattern itself, and of the tests that it is made of. */
const BYTES_OF_CHARACTER = 40;
const BYTES_OF_STEP = 64;
const COST_OF_WORD_EDGE = 10;

/**
 * Turns a pattern into steps to take over a text. One count bounds them all, those of patterns
 * within it too: each part counts each time that it comes.
 *
 * @throws PatternError when they would be too many
 */
export function compilePattern(
  { node: root, references, groups, bytes }: ParsedPattern,
  pattern: string,
  budget: SearchBudget,
): CompiledPattern {
  const factsOf = nodeFacts(references);
  const known = {
    own: new Map<RegexNode, number>(),
    look: new Map<RegexNode, number>(),
    loop: new Map<RegexNode, number>(),
  };
  const programs = {
    forward: new Map<RegexNode, RegexProgram>(),
    backward: new Map<RegexNode, RegexProgram>(),
    ordered: new Map<RegexNode, RegexProgram>(),
  };
  const rests = new Map<readonly RegexNode[], RegexNode>();
  let slots = 2 * groups + 2;
  let size = 0;
  let stepCount = 0;
  const compiler: PatternCompiler = { emit, programOf, factsOf, slotOf, grow, fail };
  const { isOrdered } = factsOf(root);
  const program = programOf(root, isOrdered ? 'ordered' : 'forward');
  return {
    program,
    ordered: isOrdered ? { slots, isAnchored: isAtStart(root) } : undefined,
    bytes: bytes + pattern.length * BYTES_OF_CHARACTER + stepCount * BYTES_OF_STEP,
  };

  function programOf(node: RegexNode, way: Output['way']): RegexProgram {
    const made = programs[way].get(node);
    if (made) return made;
    const out: Output = { steps: [], way };
    emit(node, out, false);
    grow(SIZE_OF_STEP);
    out.steps.push({ op: 'match' });
    stepCount += out.steps.length;
    const program = { steps: out.steps, isBackward: way === 'backward' };
    programs[way].set(node, program);
    return program;
  }

  function emit(part: RegexNode, out: Output, mayResume: boolean): void {
    const { steps } = out;
    grow(sizeOf(part));
    if (out.way === 'ordered' && !mayResume && hasOneWay(part)) {
      steps.push({ op: 'first', program: programOf(part, 'forward') });
      return;
    }
    switch (part.kind) {
      case 'character': {
        const { test, cost } = part.characters;
        steps.push({ op: 'character', test, cost });
        break;
      }
      case 'place':
        steps.push({ op: 'place', test: part.test, cost: part.isWordEdge ? COST_OF_WORD_EDGE : 1 });
        break;
      case 'sequence':
        emitSequence(part.parts, out, mayResume);
        break;
      case 'choice':
        emitChoice(compiler, part.options, out, (option) => {
          emit(option, out, mayResume);
        });
        break;
      case 'repeat':
        emitRepeat(compiler, part, out, mayResume);
        break;
      case 'capture':
        emitCapture(part, out, mayResume);
        break;
      case 'atomic': {
        const slot = slotOf(part);
        steps.push({ op: 'mark', slot });
        emit(part.part, out, false);
        steps.push({ op: 'cut', slot });
        break;
      }
      case 'look':
        emitLook(compiler, part, out);
        break;
      case 'backreference':
        steps.push({ op: 'backreference', group: part.group, ignoreCase: part.ignoreCase });
        break;
      case 'captured':
        steps.push({ op: 'captured', group: part.group });
        break;
      case 'condition': {
        const slot = slotOf(part);
        steps.push({ op: 'mark', slot });
        emitChoice(compiler, [part.yes, part.no], out, (option) => {
          if (option === part.yes) {
            emit(part.condition, out, mayResume);
            steps.push({ op: 'cut', slot });
          }
          emit(option, out, mayResume);
        });
        break;
      }
    }
  }

  /** Whether fancy_regex takes the first way through a part and no other: all can be gone at once. */
  function hasOneWay(part: RegexNode): boolean {
    const isBranching =
      part.kind === 'repeat' || part.kind === 'choice' || part.kind === 'sequence';
    return isBranching && !factsOf(part).isHard;
  }

  function emitSequence(parts: readonly RegexNode[], out: Output, mayResume: boolean): void {
    if (out.way !== 'ordered') {
      for (const each of out.way === 'backward' ? parts.toReversed() : parts)
        emit(each, out, false);
      return;
    }
    const last = mayResume ? parts.length : parts.findLastIndex((each) => factsOf(each).isHard);
    for (const each of parts.slice(0, last + 1)) emit(each, out, true);
    const rest = rests.get(parts) ?? { kind: 'sequence', parts: parts.slice(last + 1) };
    rests.set(parts, rest);
    const [only, another] = rest.kind === 'sequence' ? rest.parts : [];
    if (another) emit(rest, out, false);
    else if (only) emit(only, out, false);
  }

  function emitCapture(
    { part, group }: Extract<RegexNode, { kind: 'capture' }>,
    out: Output,
    mayResume: boolean,
  ): void {
    const matters = out.way === 'ordered' && references.has(group);
    if (matters) out.steps.push({ op: 'save', slot: 2 * group });
    emit(part, out, mayResume);
    if (matters) out.steps.push({ op: 'save', slot: 2 * group + 1 });
  }

  function slotOf(part: RegexNode, purpose: keyof typeof known = 'own'): number {
    const slot = known[purpose].get(part) ?? slots++;
    known[purpose].set(part, slot);
    return slot;
  }

  function grow(bytes: number): void {
    spend(budget, 1);
    size += bytes;
    if (size > MOST_BYTES) fail('it is too large');
  }

  function fail(problem: string): never {
    throw new PatternError(pattern, 0, problem);
  }
}

/** What a part takes in Rust's engine, without the parts in it. */
function sizeOf(part: RegexNode): number {
  if (part.kind === 'character') return part.characters.size;
  return part.kind === 'sequence' || part.kind === 'choice' ? SIZE_OF_PART : SIZE_OF_STEP;
}

/** Whether a pattern begins with the start of the text: there is but one place to search it. */
function isAtStart(node: RegexNode): boolean {
  const first = node.kind === 'sequence' ? node.parts[0] : node;
  return first?.kind === 'place' && first.test === atStart && !first.alone;
}
