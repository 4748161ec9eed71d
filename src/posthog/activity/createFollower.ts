import type { ActivityNews } from './sendMessage.ts';

/** Someone who follows a project's activity: what they have not heard yet, and a bell. */
export interface Follower {
  /** Keeps news for them and rings. Of too much that waits the oldest is dropped. */
  tell: (news: ActivityNews) => void;
  /** Rings: there are events in the store. */
  wake: () => void;
  /** The news that wait, first come first; they wait no longer. */
  take: () => ActivityNews[];
  /** Resolves to true once it rings, or has rung since the last time; to false after `ms`. */
  hasNews: (ms: number) => Promise<boolean>;
}

/** News that are kept for one who is slow to hear them. */
const MAX_WAITING = 1000;
/** Requests for flags among them: each holds the answers for all flags. */
const MAX_REQUESTS = 50;

/** @param ended rings, too, so that whoever waits can leave */
export function createFollower(ended: AbortSignal): Follower {
  let waiting: ActivityNews[] = [];
  let requests = 0;
  let rung = false;
  let ring: (() => void) | undefined;

  function wake(): void {
    rung = true;
    ring?.();
  }
  ended.addEventListener('abort', wake, { once: true });

  return {
    tell: (news) => {
      // How ingestion stands is read when it is told: one that waits tells of later changes, too.
      if (news.kind === 'ingestion' && waiting.some(({ kind }) => kind === 'ingestion')) return;
      if (news.kind === 'flag_request') {
        requests++;
        if (requests > MAX_REQUESTS) {
          const oldest = waiting.findIndex(({ kind }) => kind === 'flag_request');
          waiting.splice(oldest, 1);
          requests--;
        }
      }
      waiting.push(news);
      if (waiting.length > MAX_WAITING && waiting.shift()?.kind === 'flag_request') requests--;
      wake();
    },
    wake,
    take: () => {
      const taken = waiting;
      waiting = [];
      requests = 0;
      return taken;
    },
    hasNews: async (ms) => {
      if (!rung && !ended.aborted) await waitForRing(ms);
      const had = rung;
      rung = false;
      return had;
    },
  };

  function waitForRing(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
