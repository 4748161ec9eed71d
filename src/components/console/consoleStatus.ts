/**
 * What the console says of the run that is under way: on its button, at the page, and to a screen reader.
 */

import { showWaiting } from '../parts/newestAnswer.ts';
import { findIn } from './findIn.ts';
import { noticeOf, tell, textOf } from './consoleForm.ts';
import { clearPlaces, markWaiting, stopClocks } from './placeRun.ts';

/** What comes sooner is not waited for: to mark all places takes longer than to fill them. */
const SOON_MS = 100;

let marking: number | undefined;

/** Tells a screen reader. */
export function say(root: HTMLElement, message: string): void {
  findIn(root, '[data-said]', HTMLElement).textContent = message;
}

/** Shows that something is waited for; with empty words, that nothing is. */
export function showBusy(root: HTMLElement, what: string): void {
  root.removeAttribute('data-stale');
  findIn(root, 'button.primary', HTMLElement).ariaBusy = String(what !== '');
  const page = pageOf(root);
  if (what !== '') page.querySelector(':scope > .notice')?.remove();
  showWaiting(page, what);
  clearTimeout(marking);
  if (what === '') markWaiting(false);
  else marking = window.setTimeout(markWaiting, SOON_MS, true);
}

/**
 * Says why nothing came of what was asked for, or nothing but a page; what is shown of the same user and
 * stage stays where it is, marked as that of the run before.
 */
export function showFailure(root: HTMLElement, message: string, asked: FormData): void {
  const { stage, user } = root.dataset;
  const isSame = user === textOf(asked, 'user') && stage === textOf(asked, 'stage');
  const page = pageOf(root);
  const isBusy = findIn(root, 'button.primary', HTMLElement).ariaBusy === 'true';
  const isPageNew = isBusy && !page.hasAttribute('data-waits');
  if (isPageNew) clearPlaces('others');
  else clearPlaces(isSame ? 'notice' : 'all');
  showBusy(root, '');
  stopClocks();
  root.toggleAttribute('data-stale', isSame && !isPageNew);
  page.prepend(noticeOf(message));
  say(root, message);
  tell('flagbook:failed', { message });
}

function pageOf(root: HTMLElement): HTMLElement {
  return findIn(root, '[data-slot=page]', HTMLElement);
}
