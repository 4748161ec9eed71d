import { spend } from '../searchBudget.ts';
import type { CompiledPattern, RegexStep } from './regexProgram.ts';
import { endOfFirst, holdsAt, type SearchedText } from './simulateThreads.ts';

/** PostHog's service gives up a search after so many steps back, and says that nothing matches. */
const MOST_STEPS_BACK = 10_000;
const PORTION = 1000;
const COST_OF_STEP = 2;
/** Opened ways and old values take memory, too. */
const COST_OF_WAY = 8;
const COST_OF_VALUE = 4;

/**
 * Searches a text for a pattern with atomic groups, references or conditions: one way is taken after
 * the other, as fancy_regex does, and in the same order.
 *
 * @returns undefined when it would take too many steps back
 */
export function takeInOrder(
  { program: { steps }, ordered }: CompiledPattern,
  text: SearchedText,
): boolean | undefined {
  const { codes, budget } = text;
  const { slots = 0, isAnchored = false } = ordered ?? {};
  const values = new Int32Array(slots).fill(-1);
  /** Three numbers each: the step, the place, and how many old values there were. */
  const ways: number[] = [];
  /** Two numbers each: the slot and its value before. */
  const old: number[] = [];
  let stepsBack = 0;
  let cost = slots;
  const lastStart = isAnchored ? 0 : codes.length;
  for (let start = 0; start <= lastStart; start++) {
    const found = takeFrom(start);
    if (found) return true;
    if (++stepsBack > MOST_STEPS_BACK) return undefined;
  }
  return false;

  function takeFrom(start: number): boolean {
    let index = 0;
    let at = start;
    for (;;) {
      cost += COST_OF_STEP;
      if (cost > PORTION) pay();
      const step = steps[index] ?? { op: 'match' };
      if (step.op === 'match') return true;
      const next = take(step, index, at);
      if (next) {
        ({ index, at } = next);
        continue;
      }
      if (ways.length === 0) {
        takeBack(0);
        return false;
      }
      if (++stepsBack > MOST_STEPS_BACK) return false;
      ({ index, at } = lastWay());
    }
  }

  /** Where a step leads; undefined when it fails. */
  function take(
    step: RegexStep,
    index: number,
    at: number,
  ): { index: number; at: number } | undefined {
    const next = { index: index + 1, at };
    switch (step.op) {
      case 'character':
        cost += step.cost;
        return at < codes.length && step.test(codes[at] ?? 0) ? { ...next, at: at + 1 } : undefined;
      case 'place':
        cost += step.cost;
        return step.test(codes, at) ? next : undefined;
      case 'look':
        return holdsAt(step.program, text, at) === step.negative ? undefined : next;
      case 'first': {
        const end = endOfFirst(step.program, text, at);
        return end === undefined ? undefined : { ...next, at: end };
      }
      case 'split':
        cost += COST_OF_WAY;
        ways.push(step.second, at, old.length);
        return { index: step.first, at };
      case 'jump':
        return { index: step.to, at };
      case 'save':
        setValue(step.slot, at);
        return next;
      case 'return':
        return { ...next, at: values[step.slot] ?? 0 };
      case 'back':
        return at < step.count ? undefined : { ...next, at: at - step.count };
      case 'progress':
        return values[step.slot] === at ? { index: step.leave, at } : next;
      case 'mark':
        setValue(step.slot, ways.length);
        return next;
      case 'cut':
        ways.length = values[step.slot] ?? 0;
        return next;
      case 'refuse':
        ways.length = (values[step.slot] ?? 0) + 3;
        lastWay();
        return undefined;
      case 'captured':
        return (values[2 * step.group] ?? -1) < 0 ? undefined : next;
      case 'backreference': {
        const end = endOfRepeat(step.group, step.ignoreCase, at);
        return end === undefined ? undefined : { ...next, at: end };
      }
      case 'match':
        return next;
    }
  }

  function setValue(slot: number, value: number): void {
    cost += COST_OF_VALUE;
    old.push(slot, values[slot] ?? -1);
    values[slot] = value;
  }

  function lastWay(): { index: number; at: number } {
    const [index = 0, at = 0, oldLength = 0] = ways.splice(-3);
    takeBack(oldLength);
    return { index, at };
  }

  function takeBack(length: number): void {
    while (old.length > length) {
      const value = old.pop() ?? -1;
      values[old.pop() ?? 0] = value;
    }
  }

  /** Where what a group captured ends, if it comes again here. */
  function endOfRepeat(group: number, ignoreCase: boolean, at: number): number | undefined {
    const from = values[2 * group] ?? -1;
    const length = (values[2 * group + 1] ?? -1) - from;
    if (from < 0 || length < 0 || at + length > codes.length) return undefined;
    for (let offset = 0; offset < length; offset++) {
      cost++;
      const one = codes[from + offset] ?? 0;
      const other = codes[at + offset] ?? 0;
      if (one !== other && !(ignoreCase && isSameLetter(one, other))) return undefined;
    }
    return at + length;
  }

  function isSameLetter(one: number, other: number): boolean {
    cost += PORTION;
    const letter = new RegExp(`\\u{${one.toString(16)}}`, 'iu');
    return letter.test(String.fromCodePoint(other));
  }

  function pay(): void {
    const due = cost;
    cost = 0;
    spend(budget, due);
  }
}
