import { AsyncLocalStorage } from 'node:async_hooks';
import { type ClientFetch, recordExchange } from './recordExchange.ts';
import type { Exchange } from './run.ts';
import { newTape, quiet, type Tape } from './tape.ts';

/** What a visit made the client send, as far as it was answered in time. */
export interface Recording<Result> {
  result: Result;
  /** Milliseconds until the visit had its result. */
  ms: number;
  exchanges: Exchange[];
  /** False when something was still under way when patience ran out. */
  settled: boolean;
}

/** Records what visits make a client send. */
export interface Recorder {
  /** Records the requests of a client of `host` on their way to `fetch`. */
  wrap: (host: string, fetch: ClientFetch) => ClientFetch;
  /** To be told of every event that the client puts in its queue, by the event's uuid. */
  captured: (uuid: string) => void;
  /** Runs `visit` and records what it makes the client send, waiting at most `patience` ms for late answers. */
  record: <Result>(visit: () => Promise<Result>, patience: number) => Promise<Recording<Result>>;
}

/**
 * Tells which of the client's requests belong to which visit, though all visits share one client:
 * a request made while a visit runs is that visit's, and a batch belongs to everyone whose events
 * it carries. What no recorded visit caused passes through untouched.
 */
export function createRecorder(): Recorder {
  const current = new AsyncLocalStorage<Tape>();
  /** Whose event it is, by uuid, for events that have not been delivered. */
  const owners = new Map<string, Tape>();

  return {
    wrap: (host, fetch) => (url, request) => {
      const visitor = current.getStore();
      if (owners.size === 0 && visitor === undefined) return fetch(url, request);
      const path = url.slice(host.length);
      return recordExchange({ path, request, send: () => fetch(url, request) }, visitor, owners);
    },
    captured: (uuid) => {
      const tape = current.getStore();
      if (!tape) return;
      owners.set(uuid, tape);
      tape.undelivered.add(uuid);
    },
    record: async (visit, patience) => {
      const tape = newTape();
      const result = await current.run(tape, visit);
      tape.answered = performance.now();
      const settled = await quiet(tape, patience);
      for (const uuid of tape.undelivered) owners.delete(uuid);
      return { result, ms: tape.answered - tape.begun, exchanges: tape.exchanges, settled };
    },
  };
}
