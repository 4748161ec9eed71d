/** A few events are ingested in one go on a machine of any pace. */
const FEW = 4;

/** Long enough for hundreds of ordinary events, and short for whoever waits meanwhile. */
const PORTION_MS = 25;

/**
 * Begins a portion of events that are ingested in one go.
 * @returns to be asked after each event: true when the portion is large enough
 */
export function startPortion(): () => boolean {
  const until = performance.now() + PORTION_MS;
  let count = 0;
  return () => ++count >= FEW && performance.now() > until;
}
