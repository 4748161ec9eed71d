// Takes all ways through a program at once, place by place: the time grows with the steps of the
// program times the characters of the text, and not beyond.
import { type SearchBudget, spend } from '../searchBudget.ts';
import type { Codes } from './regexNode.ts';
import type { RegexProgram, RegexStep } from './regexProgram.ts';

/** A text that is searched, and what was found out about it. */
export interface SearchedText {
  codes: Codes;
  budget: SearchBudget;
  /** Where each look of the pattern holds: one byte a place. */
  looks: Map<RegexProgram, Uint8Array>;
}

/** Costs are taken from the budget in such portions. */
const PORTION = 1000;
const COST_OF_START = 150;
const COST_OF_PLACE = 1;

/** Whether a program matches anywhere. */
export function matchesAnywhere(program: RegexProgram, text: SearchedText): boolean {
  return simulate(program, text, undefined, () => true);
}

/** Where the first way through a program ends that begins at a place; undefined if none does. */
export function endOfFirst(
  program: RegexProgram,
  text: SearchedText,
  start: number,
): number | undefined {
  let end: number | undefined;
  simulate(program, text, start, (at) => {
    end = at;
    return false;
  });
  return end;
}

/** Whether a program matches up to a place; one that reads backward, from a place on. */
export function holdsAt(program: RegexProgram, text: SearchedText, at: number): boolean {
  let places = text.looks.get(program);
  if (!places) {
    const found = new Uint8Array(text.codes.length + 1);
    simulate(program, text, undefined, (place) => {
      found[place] = 1;
      return false;
    });
    text.looks.set(program, (places = found));
  }
  return places[at] === 1;
}

/**
 * @param only the one place where ways begin; undefined lets them begin at each
 * @param onMatch hears where a way ends, and says whether that is all one wants to know. With one
 *   start, ways behind the one that ended are given up: what it hears last is where the first ends.
 */
function simulate(
  { steps, isBackward }: RegexProgram,
  text: SearchedText,
  only: number | undefined,
  onMatch: (at: number) => boolean,
): boolean {
  const { codes, budget } = text;
  const seenAt = new Int32Array(steps.length).fill(-1);
  const waiting = new Int32Array(steps.length + 1);
  let threads = new Int32Array(steps.length);
  let next = new Int32Array(steps.length);
  let nextCount = 0;
  let cost = COST_OF_START + steps.length / 4;
  const forward = isBackward ? -1 : 1;
  const end = isBackward ? 0 : codes.length;
  for (let at = only ?? codes.length - end; ; at += forward) {
    if ((only === undefined || only === at) && follow(0, at) && onMatch(at)) return true;
    if (at === end || (nextCount === 0 && only !== undefined)) break;
    const count = nextCount;
    const last = threads;
    threads = next;
    next = last;
    nextCount = 0;
    cost += COST_OF_PLACE;
    const code = codes[isBackward ? at - 1 : at] ?? 0;
    for (let thread = 0; thread < count; thread++) {
      const index = threads[thread] ?? 0;
      const step = steps[index];
      if (step?.op !== 'character') continue;
      cost += step.cost;
      if (cost > PORTION) pay();
      if (!step.test(code) || !follow(index + 1, at + forward)) continue;
      if (onMatch(at + forward)) return true;
      if (only !== undefined) break;
    }
  }
  pay();
  return false;

  /** Goes on from a step to all that take the next character; true when the program's end is met. */
  function follow(from: number, at: number): boolean {
    let open = 1;
    waiting[0] = from;
    let isMet = false;
    while (open > 0) {
      let index = waiting[--open];
      while (index !== undefined && seenAt[index] !== at) {
        seenAt[index] = at;
        cost++;
        const step: RegexStep | undefined = steps[index];
        switch (step?.op) {
          case 'character':
            next[nextCount++] = index;
            index = undefined;
            break;
          case 'split':
            waiting[open++] = step.second;
            index = step.first;
            break;
          case 'jump':
            index = step.to;
            break;
          case 'place':
            cost += step.cost;
            index = step.test(codes, at) ? index + 1 : undefined;
            break;
          case 'look':
            index = holdsAt(step.program, text, at) === step.negative ? undefined : index + 1;
            break;
          default:
            isMet = true;
            if (only !== undefined) return true;
            index = undefined;
        }
      }
    }
    if (cost > PORTION) pay();
    return isMet;
  }

  function pay(): void {
    const due = cost;
    cost = 0;
    spend(budget, due);
  }
}
