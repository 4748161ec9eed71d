import type { Exchange } from './run.ts';
import { withAttempts } from './withAttempts.ts';

/** A recording under way. Times are of `performance.now()`, in milliseconds. */
export interface Tape {
  begun: number;
  answered: number | undefined;
  exchanges: Exchange[];
  /** Requests sent and not yet answered. */
  inFlight: number;
  /** Events captured and not yet delivered, by uuid. */
  undelivered: Set<string>;
  /** Called whenever nothing is under way any more. */
  onQuiet: (() => void) | undefined;
  /** True once nothing more is recorded. */
  isClosed: boolean;
}

/** What stands on a tape at one moment. */
export interface TapeState {
  exchanges: Exchange[];
  /** False while something is under way, and when it still was as the recording ended. */
  settled: boolean;
  /** True while the recording goes on. */
  isRecording: boolean;
}

/** An empty tape that begins now. */
export function newTape(): Tape {
  return {
    begun: performance.now(),
    answered: undefined,
    exchanges: [],
    inFlight: 0,
    undelivered: new Set(),
    onQuiet: undefined,
    isClosed: false,
  };
}

/** A copy of what stands on the tape by now. */
export function readTape(tape: Tape): TapeState {
  return {
    exchanges: withAttempts(tape.exchanges.map((exchange) => ({ ...exchange }))),
    settled: isQuiet(tape),
    isRecording: !tape.isClosed,
  };
}

/** Whether nothing that the visit caused is under way. */
export function isQuiet(tape: Tape): boolean {
  return tape.inFlight === 0 && tape.undelivered.size === 0;
}

/** Resolves to true once nothing of the visit is under way, to false after `patience` ms. */
export async function quiet(tape: Tape, patience: number): Promise<boolean> {
  // The client queues an event some microtasks after capture() was called.
  await new Promise((resolve) => setImmediate(resolve));
  if (isQuiet(tape)) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, patience).unref();
    tape.onQuiet = () => {
      clearTimeout(timer);
      resolve(true);
    };
  });
}
