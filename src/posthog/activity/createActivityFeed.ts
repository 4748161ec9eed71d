/**
 * The feed of what arrives, and the listener on the store that feeds it.
 */
import type { FlagsAnswer } from '../evaluation/answerFlags.ts';
import type { Store } from '../store/createStore.ts';
import type { FlagTable } from '../store/flagTable.ts';
import type { StoredFlag } from '../store/storedFlag.ts';
import { nextTurn } from '../../turns/nextTurn.ts';
import { createFollower, type Follower } from './createFollower.ts';
import type { ActivityMessage, ActivityNews, FlagRequest } from './sendMessage.ts';

/** Tells what happens in a project to those who follow it. Without followers it costs next to nothing. */
export interface ActivityFeed {
  eventsCommitted: () => void;
  ingestionChanged: () => void;
  flagsAnswered: (distinctId: string, answer: FlagsAnswer) => void;
  flagSaved: (flag: StoredFlag) => void;
  emptied: () => void;
  /** The latest requests for flags, newest first. */
  flagRequests: () => FlagRequest[];
  /**
   * Tells what happens until the signal aborts or the feed is closed. Events come from the store,
   * at the follower's own pace: each once, in the order of arrival, none left out. The rest is told
   * to those who follow at the time; whoever is slow may miss the oldest of it.
   *
   * @param after sequence of the last event that the follower knows; undefined to hear only of
   *   what comes. When the store has no such event, a `reset` and all events are told.
   */
  follow: (after: number | undefined, signal: AbortSignal) => AsyncGenerator<ActivityMessage>;
  close: () => void;
}

/** Events that are read from the store at a time, and the characters that they may have together. */
const PAGE = 100;
const PAGE_SIZE = 64 * 1024;
const FLAG_REQUESTS_KEPT = 20;

/** @param heartbeatMs how long a follower hears nothing before it hears a heartbeat */
export function createActivityFeed(
  store: Store,
  projectId: number,
  heartbeatMs = 15_000,
): ActivityFeed {
  const followers = new Set<Follower>();
  const flagRequests: FlagRequest[] = [];
  const closed = new AbortController();

  function tell(news: ActivityNews): void {
    for (const follower of followers) follower.tell(news);
  }

  /** Whether there is an event of this sequence; 0 stands for the time before all. */
  function hasArrived(sequence: number): boolean {
    if (sequence === 0) return true;
    const [event] = store.events.arrivedAfter(projectId, sequence - 1, 1);
    return event?.sequence === sequence;
  }

  async function* follow(after: number | undefined, signal: AbortSignal) {
    const ended = AbortSignal.any([signal, closed.signal]);
    let known = after ?? store.events.lastArrival(projectId);
    const follower = createFollower(ended);
    followers.add(follower);
    try {
      if (!hasArrived(known)) follower.tell({ kind: 'reset' });
      for (;;) {
        for (const news of follower.take()) {
          if (news.kind === 'reset') known = 0;
          yield news;
        }
        // After every wait, and before the store: it may have been closed by then.
        if (ended.aborted) return;
        const events = store.events.arrivedAfter(projectId, known, PAGE, PAGE_SIZE);
        for (const event of events) {
          known = event.sequence;
          yield { kind: 'event', event } as const;
        }
        if (events.length === 0 && !(await follower.hasNews(heartbeatMs))) {
          yield { kind: 'heartbeat' } as const;
        }
        // A hundred may follow: each reads in a turn of its own, behind all others.
        await nextTurn();
      }
    } finally {
      followers.delete(follower);
    }
  }

  return {
    eventsCommitted: () => {
      for (const follower of followers) follower.wake();
    },
    ingestionChanged: () => tell({ kind: 'ingestion' }),
    flagsAnswered: (distinctId, { flags, evaluatedAt }) => {
      const request = { distinctId, flags, at: evaluatedAt };
      flagRequests.unshift(request);
      flagRequests.length = Math.min(flagRequests.length, FLAG_REQUESTS_KEPT);
      tell({ kind: 'flag_request', request });
    },
    flagSaved: (flag) => tell({ kind: 'flag_saved', flag }),
    emptied: () => {
      flagRequests.length = 0;
      tell({ kind: 'reset' });
    },
    flagRequests: () => [...flagRequests],
    follow,
    close: () => closed.abort(),
  };
}

/** The same flags, telling a listener of each that was created or saved. */
export function withSaveListener(flags: FlagTable, onSave: (flag: StoredFlag) => void): FlagTable {
  const told = (flag: StoredFlag): StoredFlag => {
    onSave(flag);
    return flag;
  };
  return {
    ...flags,
    create: (...fields) => told(flags.create(...fields)),
    save: (...fields) => told(flags.save(...fields)),
  };
}
