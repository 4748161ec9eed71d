import { AsyncLocalStorage } from 'node:async_hooks';
import { type ClientFetch, cutKey, recordExchange } from './recordExchange.ts';
import { timeCall } from './serverTiming.ts';
import { newTape, quiet, readTape, type Tape, type TapeState } from './tape.ts';

/** A visit's result, and the recording of what it made the client send. */
interface Recording<Result> {
  result: Result;
  /** Milliseconds until the visit had its result. */
  ms: number;
  /** The recording as it is by now. */
  read: () => TapeState;
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
   * Records the requests that `visit` makes the client send. It waits at most `patience` ms for late
   * answers; what is still under way then is recorded on, for a minute at most.
   */
  record: <Result>(visit: () => Promise<Result>, patience: number) => Promise<Recording<Result>>;
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
    tape.isClosed = true;
    for (const uuid of tape.undelivered) owners.delete(uuid);
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
    record: async (visit, patience) => {
      const tape = newTape();
      try {
        const result = await current.run(tape, visit);
        const answered = performance.now();
        tape.answered = answered;
        if (await quiet(tape, patience)) close(tape);
        else
          void quiet(tape, LONGEST_MS - patience).then(() => {
            close(tape);
          });
        return {
          result,
          ms: answered - tape.begun,
          read: () => readTape(tape),
          stop: () => {
            close(tape);
          },
        };
      } catch (error) {
        close(tape);
        throw error;
      }
    },
  };
}
