/** How a clock shall go on; what is left out stays as it is. */
interface ClockChange {
  /** Milliseconds since 1970. */
  now?: number | undefined;
  /** How far it shall jump ahead. Events that wait have then waited for that much longer. */
  advanceMs?: number | undefined;
  stopped?: boolean | undefined;
}

/** A clock that can be set, stopped and moved ahead. */
export interface Clock {
  /** Milliseconds since 1970, as it shows them. */
  now: () => number;
  /** Milliseconds that have passed by it: to set it changes nothing here. */
  elapsed: () => number;
  isStopped: () => boolean;
  change: (change: ClockChange) => void;
  /** Lets it show the time of the system again. */
  reset: () => void;
}

/** Makes a clock that shows the time of the system until it is told otherwise. */
export function createClock(): Clock {
  let since = performance.now();
  let shown = Date.now();
  let counted = 0;
  let stopped = false;
  const passed = () => (stopped ? 0 : performance.now() - since);
  const now = () => Math.floor(shown + passed());
  const elapsed = () => counted + passed();

  function goOn(time: number, count: number, isStopped: boolean): void {
    [shown, counted, stopped, since] = [time, count, isStopped, performance.now()];
  }

  return {
    now,
    elapsed,
    isStopped: () => stopped,
    change: (change) => {
      const ahead = change.advanceMs ?? 0;
      goOn((change.now ?? now()) + ahead, elapsed() + ahead, change.stopped ?? stopped);
    },
    reset: () => goOn(Date.now(), elapsed(), false),
  };
}
