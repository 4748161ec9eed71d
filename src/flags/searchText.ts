import type { RegexProgram } from './regexProgram.ts';

/** What is remembered under the numbers of groups and loops. */
type Saved = ReadonlyMap<number, number>;

/**
 * Lookaround and, above all, backreferences can take time without end. PostHog's service gives up
 * after 10,000 steps back; steps are smaller here, and counted in both directions.
 */
const MOST_STEPS = 2_000_000;
const MOST_STEPS_BACK = 200_000;
/** Bytes for what was tried: a text of a million characters may meet a pattern of sixty steps. */
const MOST_STATES = 2 ** 26;

/** The states, each a step at a place, that were tried and failed. */
interface Tried {
  has: (state: number) => boolean;
  add: (state: number) => void;
}

/**
 * Searches a text for a match of a program, anywhere in it.
 *
 * Without backreferences, whether a match follows depends on the step and the place alone: what
 * failed once is not tried again, and the time taken grows with the text, not beyond.
 *
 * @returns undefined when it would take too many steps
 */
export function searchText(program: RegexProgram, text: string): boolean | undefined {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const states = program.steps.length * (codes.length + 1);
  if (states > MOST_STATES) return undefined;
  let budget = program.hasBackreferences ? MOST_STEPS_BACK : MOST_STEPS + states;
  const failed = triedOf(states);
  const failedAhead = new Map<RegexProgram, Set<number>>();
  try {
    for (let start = 0; start <= codes.length; start++) {
      if (run(program, start, new Map(), failed)) return true;
    }
    return false;
  } catch (error) {
    if (error === EXHAUSTED) return undefined;
    throw error;
  }

  /** Runs a program from a place. Undefined when it fails; else where it ends and what it saved. */
  function run(
    { steps, hasBackreferences }: RegexProgram,
    start: number,
    before: Saved,
    tried: Tried,
    end?: number,
  ): { at: number; saved: Saved } | undefined {
    const stack = [{ step: 0, at: start, saved: before }];
    for (;;) {
      const thread = stack.pop();
      if (!thread) return undefined;
      let { step, at, saved } = thread;
      for (;;) {
        if (budget-- === 0) throw EXHAUSTED;
        const state = step * (codes.length + 1) + at;
        if (!hasBackreferences && tried.has(state)) break;
        if (!hasBackreferences) tried.add(state);
        const next = steps[step++];
        if (!next) break;
        if (next.op === 'match') {
          if (end === undefined || at === end) return { at, saved };
          break;
        } else if (next.op === 'character') {
          const code = codes[at++];
          if (code === undefined || !next.test(code)) break;
        } else if (next.op === 'place') {
          if (!next.test(codes, at)) break;
        } else if (next.op === 'split') {
          stack.push({ step: next.second, at, saved });
          step = next.first;
        } else if (next.op === 'jump') {
          step = next.to;
        } else if (next.op === 'save') {
          if (hasBackreferences) saved = new Map(saved).set(next.slot, at);
        } else if (next.op === 'progress') {
          if (hasBackreferences && saved.get(next.slot) === at) break;
        } else if (next.op === 'backreference') {
          const length = lengthOfRepeat(next, saved, at);
          if (length === undefined) break;
          at += length;
        } else if (next.op === 'atomic') {
          const inner = run(next.program, at, saved, new Set());
          if (!inner) break;
          ({ at, saved } = inner);
        } else {
          const inner = (next.behind ? lookBehind : lookAhead)(next.program, at, saved);
          if (Boolean(inner) === next.negative) break;
          if (inner) saved = inner.saved;
        }
      }
    }
  }

  /** What failed for one place fails for the next one, too. */
  function lookAhead(program: RegexProgram, at: number, saved: Saved) {
    const tried = failedAhead.get(program) ?? new Set();
    const inner = run(program, at, saved, tried);
    if (inner) failedAhead.delete(program);
    else failedAhead.set(program, tried);
    return inner;
  }

  function lookBehind(program: RegexProgram, at: number, saved: Saved) {
    for (let start = at; start >= 0; start--) {
      const inner = run(program, start, saved, new Set(), at);
      if (inner) return inner;
    }
    return undefined;
  }

  /** How long what a group captured is, if it comes again here; undefined if not. */
  function lengthOfRepeat(
    { group, ignoreCase }: { group: number; ignoreCase: boolean },
    saved: Saved,
    at: number,
  ): number | undefined {
    const from = saved.get(2 * group);
    const to = saved.get(2 * group + 1);
    if (from === undefined || to === undefined) return undefined;
    const captured = textOf(from, to);
    const here = textOf(at, at + to - from);
    const same = ignoreCase ? captured.toLowerCase() === here.toLowerCase() : captured === here;
    return same ? to - from : undefined;
  }

  function textOf(from: number, to: number): string {
    return codes
      .slice(from, to)
      .map((code) => String.fromCodePoint(code))
      .join('');
  }
}

const EXHAUSTED = new Error('The search takes too many steps.');

/** One byte a state: faster than a Set, and worth its space where most states are met. */
function triedOf(states: number): Tried {
  const bytes = new Uint8Array(states);
  return {
    has: (state) => bytes[state] === 1,
    add: (state) => {
      bytes[state] = 1;
    },
  };
}
