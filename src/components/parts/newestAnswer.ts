/**
 * The rule of all that swap a part of the page for an answer: what was asked for last is shown, and no
 * answer to anything before it, nor its failure. While the answer is on its way, the page says for what.
 */

import { fetchPart } from './fetchPart.ts';

/** Asks for parts of the page, of which only the newest is shown. */
export interface NewestAnswer {
  /**
   * Asks for a part, and calls off what was asked for before. Gives nothing when something else was
   * asked for since.
   *
   * @param what what the reader is waiting for, for a line such as `Running flag for ada …`; empty
   *   where nobody asked
   */
  ask: (what: string, url: string, init?: RequestInit) => Promise<string | undefined>;
  /** Waits for nothing any more. */
  drop: () => void;
}

/** @param place where the answer will stand: says what is waited for, and hides what stands there */
export function newestAnswer(place: () => Element | null): NewestAnswer {
  let newest: AbortController | undefined;
  const settle = () => {
    newest = undefined;
    showWaiting(place(), '');
  };
  return {
    async ask(what, url, init) {
      newest?.abort();
      const own = (newest = new AbortController());
      showWaiting(place(), what);
      try {
        const html = await fetchPart(url, init, own.signal);
        return own === newest ? html : undefined;
      } catch (error) {
        if (own === newest) throw error;
        return undefined;
      } finally {
        if (own === newest) settle();
      }
    },
    drop() {
      newest?.abort();
      settle();
    },
  };
}

/** Says in `place` what is waited for; an empty `what` says that nothing is. */
export function showWaiting(place: Element | null, what: string): void {
  if (!place) return;
  const shown = place.querySelector(':scope > .waiting-for');
  place.toggleAttribute('data-waits', what !== '');
  if (what === '') {
    shown?.remove();
    return;
  }
  const line = shown ?? document.createElement('p');
  line.className = 'waiting-for';
  line.textContent = `${what} …`;
  if (!shown) place.append(line);
}
