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
  /**
   * The same for work that gives several answers, one after the other: it calls `arrived` with the
   * first, and stops with its signal. Gives false when something else was asked for since.
   */
  follow: (what: string, work: Work) => Promise<boolean>;
  /** Waits for nothing any more. */
  drop: () => void;
}

type Work = (signal: AbortSignal, arrived: () => void) => Promise<void>;

/** @param place where the answer will stand: says what is waited for, and hides what stands there */
export function newestAnswer(place: () => Element | null): NewestAnswer {
  let newest: AbortController | undefined;
  const settle = () => {
    newest = undefined;
    showWaiting(place(), '');
  };
  const follow = async (what: string, work: Work) => {
    newest?.abort();
    const own = (newest = new AbortController());
    showWaiting(place(), what);
    try {
      await work(own.signal, () => {
        showWaiting(place(), '');
      });
      return own === newest;
    } catch (error) {
      if (own === newest) throw error;
      return false;
    } finally {
      if (own === newest) settle();
    }
  };
  return {
    async ask(what, url, init) {
      let html: string | undefined;
      const isNewest = await follow(what, async (signal) => {
        html = await fetchPart(url, init, signal);
      });
      return isNewest ? html : undefined;
    },
    follow,
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
