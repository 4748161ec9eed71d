/** A clock that stands still while nothing has a turn. */
export interface TurnClock {
  ms: () => number;
  close: () => void;
}

/** Long beside what a turn of others takes. */
const TICK_MS = 50;

/**
 * Opens a clock that counts turns in place of time: timers run by it as on a machine that has nothing else
 * to do, however busy this one is.
 */
export function openTurnClock(): TurnClock {
  let ticks = 0;
  let timer = setTimeout(tick, TICK_MS);
  return {
    ms: () => ticks * TICK_MS,
    close: () => {
      clearTimeout(timer);
    },
  };

  function tick(): void {
    ticks += 1;
    timer = setTimeout(tick, TICK_MS);
  }
}
