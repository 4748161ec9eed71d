/**
 * The recording of one visit: its requests as they came, and what belongs together among them.
 */

import type { Exchange } from './run.ts';

/** A recording under way. Times are of `performance.now()`, in milliseconds. */
export interface Tape {
  begun: number;
  answered: number | undefined;
  exchanges: Exchange[];
  /** Requests sent and not yet answered. */
  inFlight: number;
  /** Events captured and not yet delivered, by uuid. */
  undelivered: Set<string>;
  /** Called whenever something new stands on it, and when it is closed. */
  listeners: Set<() => void>;
  /** How often something new has come. */
  news: number;
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
  /** Milliseconds since it began. */
  elapsedMs: number;
  /** Grows with everything that comes to stand on the tape. */
  news: number;
}

/** An empty tape that begins now. */
export function newTape(): Tape {
  return {
    begun: performance.now(),
    answered: undefined,
    exchanges: [],
    inFlight: 0,
    undelivered: new Set(),
    listeners: new Set(),
    news: 0,
    isClosed: false,
  };
}

/** A copy of what stands on the tape by now. */
export function readTape(tape: Tape): TapeState {
  return {
    exchanges: withAttempts(tape.exchanges.map((exchange) => ({ ...exchange }))),
    settled: tape.isClosed && isSettled(tape),
    isRecording: !tape.isClosed,
    elapsedMs: performance.now() - tape.begun,
    news: tape.news,
  };
}

/** Whether the page was answered and nothing that the visit caused is under way. */
export function isSettled(tape: Tape): boolean {
  return tape.answered !== undefined && tape.inFlight === 0 && tape.undelivered.size === 0;
}

/** Tells those who wait for it that something new stands on the tape. */
export function tellNews(tape: Tape): void {
  tape.news += 1;
  for (const listener of [...tape.listeners]) listener();
}

/** Resolves to true once `holds` says so of the tape, to false after `patience` ms or with the signal. */
export function until(
  tape: Tape,
  holds: () => boolean,
  patience: number,
  signal?: AbortSignal,
): Promise<boolean> {
  if (holds()) return Promise.resolve(true);
  if (signal?.aborted) return Promise.resolve(false);
  return new Promise((resolve) => {
    const end = (held: boolean) => {
      clearTimeout(timer);
      tape.listeners.delete(look);
      signal?.removeEventListener('abort', leave);
      resolve(held);
    };
    const look = () => {
      if (holds()) end(true);
    };
    const leave = () => {
      end(false);
    };
    const timer = setTimeout(leave, patience).unref();
    tape.listeners.add(look);
    signal?.addEventListener('abort', leave);
  });
}

/** Marks the exchanges in which the client sent a request again that had failed. */
export function withAttempts(exchanges: Exchange[]): Exchange[] {
  const chains: Exchange[][] = [];
  for (const exchange of exchanges) {
    const chain = chains.find((attempts) => isNextAttempt(attempts, exchange));
    if (chain) chain.push(exchange);
    else chains.push([exchange]);
  }
  return exchanges.map((exchange) => {
    const chain = chains.find((attempts) => attempts.includes(exchange)) ?? [];
    if (chain.length < 2) return exchange;
    return { ...exchange, attempt: { number: chain.indexOf(exchange) + 1, of: chain.length } };
  });
}

function isNextAttempt(attempts: Exchange[], exchange: Exchange): boolean {
  const last = attempts.at(-1);
  return last !== undefined && hasFailed(last) && isSameRequest(last, exchange);
}

function hasFailed({ status, error }: Exchange): boolean {
  return error !== undefined || (status !== undefined && isRetried(status));
}

/** A batch that failed may take more events along when it leaves again. */
function isSameRequest(one: Exchange, other: Exchange): boolean {
  if (one.method !== other.method || one.path !== other.path) return false;
  const uuids = new Set(sentUuids(one.request));
  if (uuids.size > 0) return sentUuids(other.request).some((uuid) => uuids.has(uuid));
  return JSON.stringify(one.request) === JSON.stringify(other.request);
}

/** After these answers an SDK sends the same batch again; after any other its events are settled. */
export function isRetried(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** The uuids of the events in a decoded body; none when it is no batch. */
export function sentUuids(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('batch' in body)) return [];
  if (!Array.isArray(body.batch)) return [];
  return body.batch.flatMap(({ uuid }: { uuid?: unknown }) =>
    typeof uuid === 'string' ? [uuid] : [],
  );
}
