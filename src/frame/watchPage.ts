import type { Moment } from './messages.ts';

/** What is known of how a page changes. */
export interface WatchedPage {
  /** Milliseconds since it changed. */
  quietFor: () => number;
  /** Says that a button has just been pressed. */
  pressed: (label: string) => void;
}

/** More than these are no flicker any more, and nobody looks at them. */
const MOST = 24;

/** Tells of the page as it is and, from then on, each time when something in it has changed. */
export function watchPage(begun: number, onMoment: (moment: Moment) => void): WatchedPage {
  let last = '';
  let at = performance.now();
  let count = 0;
  const look = (pressed?: string) => {
    const html = htmlOf(document.documentElement);
    if (html === last && pressed === undefined) return;
    last = html;
    at = performance.now();
    count += 1;
    if (count > MOST) return;
    onMoment({ ms: at - begun, html, ...(pressed !== undefined && { pressed }) });
  };
  look();
  new MutationObserver(() => look()).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  return { quietFor: () => performance.now() - at, pressed: look };
}

/** As a visitor sees it: without its scripts. */
function htmlOf(root: HTMLElement): string {
  const copy = root.cloneNode(true) as HTMLElement;
  for (const script of copy.querySelectorAll('script')) script.remove();
  return copy.outerHTML;
}
