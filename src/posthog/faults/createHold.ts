import { familyOf } from './familyOf.ts';
import type { Answer } from './faults.ts';
import { orAborted } from './orAborted.ts';
import type { FaultScope } from './withFault.ts';

/** An answer that is kept back. */
interface HeldAnswer {
  method: string;
  /** With its query. */
  path: string;
}

/** The place in which it was asked for, and what lets it go. */
interface Kept {
  place: number;
  letGo: () => void;
}

/** Keeps answers back until they are released. */
export interface Hold {
  fetch: Answer;
  /** Holds the answers to the next requests of a scope; to one request unless `first` says more. */
  next: (scope?: FaultScope) => void;
  /** What is held now, in the order in which it was asked for. */
  held: () => HeldAnswer[];
  /** Resolves to the same as soon as `count` are held, or `ms` milliseconds have passed. */
  whenHeld: (count: number, ms: number) => Promise<HeldAnswer[]>;
  /** Lets so many go, those asked for first before others. Without a number: all, and holds no more. */
  release: (count?: number) => void;
}

/**
 * A `fetch` whose answers can be held, to look at an app that still waits for them:
 *
 *     const hold = createHold(posthog.fetch);
 *     hold.next({ on: 'flags' });
 *
 * PostHog does at once what it is asked, and only its answer waits.
 */
export function createHold(fetch: Answer): Hold {
  let scopes: (FaultScope & { first: number })[] = [];
  const kept = new Map<HeldAnswer, Kept>();
  const watchers = new Set<() => void>();
  /** Counts how often all were let go: what was asked before and is not answered yet goes, too. */
  let round = 0;
  /** Counts requests: an answer that was ready sooner than an earlier one still goes behind it. */
  let asked = 0;

  const inOrder = () => [...kept].toSorted(([, one], [, other]) => one.place - other.place);
  const held = () => inOrder().map(([answer]) => answer);

  function isWanted(request: Request): boolean {
    const family = familyOf(request);
    if (family === undefined) return false;
    const scope = scopes.find(({ on, first }) => first > 0 && family === (on ?? family));
    if (scope) scope.first--;
    return scope !== undefined;
  }

  function keep({ method, url, signal }: Request, place: number): Promise<void> {
    const { pathname, search } = new URL(url);
    const answer = { method, path: pathname + search };
    if (signal.aborted) return Promise.resolve();
    const released = new Promise<void>((letGo) => kept.set(answer, { place, letGo }));
    // Whoever has left waits no longer.
    signal.addEventListener('abort', () => kept.delete(answer), { once: true });
    for (const watch of watchers) watch();
    return released;
  }

  return {
    fetch: async (request) => {
      if (!isWanted(request)) return fetch(request);
      const [place, begun] = [asked++, round];
      const answer = async () => {
        const response = await fetch(request);
        if (begun === round) await keep(request, place);
        return response;
      };
      return orAborted(answer(), request.signal);
    },
    next: ({ first = 1, ...scope } = {}) => void scopes.push({ ...scope, first }),
    held,
    whenHeld: (count, ms) =>
      new Promise((resolve) => {
        const settle = () => {
          watchers.delete(watch);
          clearTimeout(timer);
          resolve(held());
        };
        const watch = () => {
          if (kept.size >= count) settle();
        };
        const timer = setTimeout(settle, ms);
        watchers.add(watch);
        watch();
      }),
    release: (count = Infinity) => {
      if (count === Infinity) {
        scopes = [];
        round++;
      }
      for (const [answer, { letGo }] of inOrder().slice(0, count)) {
        kept.delete(answer);
        letGo();
      }
    },
  };
}
