import { AsyncLocalStorage } from 'node:async_hooks';
import { type ClientFetch, cutKey, recordExchange } from './recordExchange.ts';
import { timeCall } from './serverTiming.ts';
import {
  isSettled,
  newTape,
  readTape,
  type Tape,
  type TapeState,
  tellNews,
  until,
} from './tape.ts';

/** A visit under way, and the recording of what it makes the client send. */
export interface Recording<Result> {
  /** The visit's result, and milliseconds until it was there. */
  answered: Promise<{ result: Result; ms: number }>;
  /** The recording as it is by now. */
  read: () => TapeState;
  /** Resolves to true once there is more than `news`, to false after `patience` ms or with the signal. */
  hasMore: (news: number, patience: number, signal?: AbortSignal) => Promise<boolean>;
  /** Resolves once nothing more is recorded, or after `patience` ms. */
  ended: (patience: number) => Promise<unknown>;
  /** Tells those who wait for more that something else has come to be known of the visit. */
  tell: () => void;
  /** Ends the recording before its time. */
  stop: () => void;
}

/** Records what visits make a client send. */
export interface Recorder {
  /** Records the requests of a client of `host` on their way to `fetch`, with `apiKey` cut short. */
  wrap: (host: string, fetch: ClientFetch, apiKey: string) => ClientFetch;
  /** To be told of every event that the client puts in its queue, by the event's uuid. */
  captured: (uuid: string) => void;
  /**
   * Begins a visit and records the requests that it makes the client send: until all are answered
   * that came of it, and for `longest` ms after its result at most.
   */
  record: <Result>(visit: () => Promise<Result>, longest?: number) => Recording<Result>;
}

/** An SDK's own retries are over by then. */
const LONGEST_MS = 60_000;

/**
 * Tells which of the client's requests belong to which visit, though all visits share one client:
 * a request made while a visit runs is that visit's, and a batch belongs to everyone whose events
 * it carries. What no recorded visit caused passes through untouched.
 */
export function createRecorder(): Recorder {
  const current = new AsyncLocalStorage<Tape>();
  /** Whose event it is, by uuid, for events that have not been delivered. */
  const owners = new Map<string, Tape>();

  const close = (tape: Tape) => {
    if (tape.isClosed) return;
    tape.isClosed = true;
    for (const uuid of tape.undelivered) owners.delete(uuid);
    tellNews(tape);
  };

  return {
    wrap: (host, fetch, apiKey) => {
      const cutKeys = (text: string) => text.replaceAll(apiKey, cutKey(apiKey));
      return (url, request) => {
        const tape = current.getStore();
        const visitor = tape?.isClosed === false ? tape : undefined;
        const path = cutKeys(url.slice(host.length));
        const send = () => timeCall(request.method, path, () => fetch(url, request));
        if (owners.size === 0 && visitor === undefined) return send();
        return recordExchange({ path, request, send, cutKeys }, visitor, owners);
      };
    },
    captured: (uuid) => {
      const tape = current.getStore();
      if (!tape || tape.isClosed) return;
      owners.set(uuid, tape);
      tape.undelivered.add(uuid);
    },
    record: (visit, longest = LONGEST_MS) => {
      const tape = newTape();
      const answered = current.run(tape, async () => {
        try {
          const result = await visit();
          const now = performance.now();
          tape.answered = now;
          // The client queues an event some microtasks after capture() was called.
          await new Promise((resolve) => setImmediate(resolve));
          void until(tape, () => isSettled(tape), longest).then(() => {
            close(tape);
          });
          tellNews(tape);
          return { result, ms: now - tape.begun };
        } catch (error) {
          close(tape);
          throw error;
        }
      });
      return {
        answered,
        read: () => readTape(tape),
        hasMore: (news, patience, signal) => until(tape, () => tape.news > news, patience, signal),
        ended: async (patience) => {
          await answered;
          return until(tape, () => tape.isClosed, patience);
        },
        tell: () => {
          tellNews(tape);
        },
        stop: () => {
          close(tape);
        },
      };
    },
  };
}
