/**
 * The places of the work pane, each for one part of a run's result: filled, read, and brought back.
 */

import { parseHtml } from '../parts/parseHtml.ts';
import { swapContent } from '../parts/swapContent.ts';

/** What a run's element says of it. */
export type RunFacts = Record<'run' | 'stage' | 'user' | 'flag' | 'outcome' | 'state', string> &
  Record<'summary' | 'posthog' | 'browser', string>;

const FACTS = [
  ...(['run', 'stage', 'user', 'flag', 'outcome', 'state'] as const),
  ...(['summary', 'posthog', 'browser'] as const),
];

/** What each place of the work pane was filled from: the same again changes nothing there. */
const filled = new WeakMap<Element, string>();

/**
 * Puts each part of a run's result into its place in the page, and gives what the result says of the
 * run; undefined when the HTML holds no run.
 */
export function placeRun(html: string): RunFacts | undefined {
  const result = parseHtml(html).querySelector<HTMLElement>('[data-run]');
  if (!result) return undefined;
  for (const slot of slots()) {
    const name = slot.dataset['slot'] ?? '';
    const part = result.querySelector<HTMLElement>(`:scope > [data-part=${name}]`);
    fill(slot, part?.innerHTML ?? '');
  }
  return factsOf(result);
}

/** Reads the facts of a run off the element that carries them. */
export function factsOf({ dataset }: HTMLElement): RunFacts {
  return Object.fromEntries(FACTS.map((name) => [name, dataset[name] ?? ''])) as RunFacts;
}

/** Reads the facts of a run off its result's HTML. */
export function factsIn(html: string): RunFacts {
  const result = parseHtml(html).querySelector<HTMLElement>('[data-run]');
  return factsOf(result ?? document.createElement('article'));
}

/** The run that the page came with, as HTML from which it can be placed again. */
export function readPlaced(facts: RunFacts): string {
  const result = document.createElement('article');
  Object.assign(result.dataset, facts);
  for (const slot of slots()) {
    const part = document.createElement('div');
    part.dataset['part'] = slot.dataset['slot'] ?? '';
    part.innerHTML = slot.innerHTML;
    result.append(part);
  }
  return result.outerHTML;
}

/** Lets `show` put a page into its place before the server tells of it; false where it shows none. */
export function placeEarly(show: () => boolean): boolean {
  const isShown = show();
  for (const slot of slots()) if (isShown && isOfPage(slot)) filled.delete(slot);
  return isShown;
}

/** Marks what stands beside the page as that of the run before. */
export function markWaiting(isWaiting: boolean): void {
  for (const slot of slots()) {
    if (!isOfPage(slot)) slot.toggleAttribute('data-waits', isWaiting);
  }
}

/** Empties places for a run of which nothing came: all, all but the page, or that of notices. */
export function clearPlaces(which: 'all' | 'others' | 'notice'): void {
  for (const slot of slots()) {
    const isMeant = which === 'others' ? !isOfPage(slot) : slot.dataset['slot'] === which;
    if (which === 'all' || isMeant) fill(slot, '');
  }
}

/** Of a run that is not followed any more, nothing is waited for. */
export function stopClocks(): void {
  for (const clock of document.querySelectorAll('[data-slot] wait-clock')) {
    clock.replaceWith(clock.textContent);
  }
}

/** Keeps what stands in the places now, and gives what brings it back. */
export function keepPlaces(): () => void {
  const kept = slots().map((slot) => [slot, slot.innerHTML] as const);
  return () => {
    for (const [slot, html] of kept) fill(slot, html);
  };
}

function fill(slot: HTMLElement, html: string): void {
  if (filled.get(slot) === html) return;
  filled.set(slot, html);
  const fresh = document.createElement('div');
  fresh.append(parseHtml(html));
  swapContent(slot, fresh);
}

function isOfPage(slot: HTMLElement): boolean {
  return slot.dataset['slot'] === 'page';
}

function slots(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-slot]')];
}
