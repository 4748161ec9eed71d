import type { WaitingEvent } from '../store/createQueueTable.ts';

/** How long events of the queue have waited, whatever becomes of the system's clock. */
export interface WaitingTimes {
  /**
   * To be called before events are put into the queue at the time `now()`.
   * @param lastSequence that of the last event which waits; 0 when none does
   */
  accepting: (lastSequence: number) => void;
  /** Milliseconds since an event was accepted. */
  waited: (event: Pick<WaitingEvent, 'sequence' | 'acceptedAt'>) => number;
}

interface Clocks {
  /** Milliseconds since 1970, by a clock that can be set. */
  now: () => number;
  /** Milliseconds of a clock that only runs. */
  elapsed: () => number;
}

/** Clocks that are counted in different steps differ by that much though neither was set. */
const TOLERANCE_MS = 2;

/**
 * The queue has the time of the system's clock, so that it means something after a restart. Between
 * the times at which that clock was set it runs like the other one: so it is enough to know from which
 * event on the two were how far apart. Events from before the start count as accepted at it at the
 * latest, even where the clock was set back while nobody ran.
 */
export function createWaitingTimes({ now, elapsed }: Clocks): WaitingTimes {
  const apart = () => now() - elapsed();
  const startedAt = elapsed();
  const apartBefore = apart();
  /** From which event on the clocks are how far apart, the newest last. */
  let settings: { after: number; apart: number }[] = [];

  return {
    accepting: (lastSequence) => {
      // Sequences begin anew with an empty queue.
      if (lastSequence === 0) settings = [];
      const newest = settings.at(-1);
      const found = apart();
      if (newest && Math.abs(found - newest.apart) < TOLERANCE_MS) return;
      settings.push({ after: lastSequence, apart: found });
    },
    waited: ({ sequence, acceptedAt }) => {
      const setting = settings.findLast(({ after }) => sequence > after);
      if (setting) return Math.max(elapsed() - (acceptedAt - setting.apart), 0);
      return elapsed() - Math.min(acceptedAt - apartBefore, startedAt);
    },
  };
}
