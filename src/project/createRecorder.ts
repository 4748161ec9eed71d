import { AsyncLocalStorage } from 'node:async_hooks';
import { gunzipSync } from 'node:zlib';
import type { PostHogOptions } from 'posthog-node';
import type { Exchange } from './run.ts';

export type ClientFetch = NonNullable<PostHogOptions['fetch']>;

/** What a visit made the client send, as far as it was answered in time. */
export interface Recording<Result> {
  result: Result;
  /** Milliseconds until the visit had its result. */
  ms: number;
  exchanges: Exchange[];
  settled: boolean;
}

export interface Recorder {
  /** Records a client's requests on the way to `fetch`. */
  wrap: (fetch: ClientFetch) => ClientFetch;
  /** To be told of every event that the client puts in its queue, by the event's uuid. */
  captured: (uuid: string) => void;
  /** Runs `visit` and records what it makes the client send, waiting at most `patience` ms for late answers. */
  record: <Result>(visit: () => Promise<Result>, patience: number) => Promise<Recording<Result>>;
}

/** A recording under way. */
interface Tape {
  begun: number;
  exchanges: Exchange[];
  /** Events captured and not yet delivered, by uuid. */
  undelivered: Set<string>;
  inFlight: number;
  answeredAt: number | undefined;
  onQuiet: (() => void) | undefined;
}

/**
 * Tells which of the client's requests belong to which visit, though all visits share one client:
 * a request made while a visit runs is that visit's, and a batch belongs to everyone whose events
 * it carries. What no recorded visit caused passes through untouched.
 */
export function createRecorder(): Recorder {
  const current = new AsyncLocalStorage<Tape>();
  const owners = new Map<string, Tape>();

  return {
    wrap: (fetch) => (url, options) => {
      if (owners.size === 0 && current.getStore() === undefined) return fetch(url, options);
      return recordExchange(fetch, url, options, current.getStore(), owners);
    },
    captured: (uuid) => {
      const tape = current.getStore();
      if (!tape) return;
      owners.set(uuid, tape);
      tape.undelivered.add(uuid);
    },
    record: async (visit, patience) => {
      const tape: Tape = {
        begun: performance.now(),
        exchanges: [],
        undelivered: new Set(),
        inFlight: 0,
        answeredAt: undefined,
        onQuiet: undefined,
      };
      const result = await current.run(tape, visit);
      tape.answeredAt = performance.now();
      const settled = await quiet(tape, patience);
      for (const uuid of tape.undelivered) owners.delete(uuid);
      return { result, ms: tape.answeredAt - tape.begun, exchanges: tape.exchanges, settled };
    },
  };
}

async function recordExchange(
  fetch: ClientFetch,
  url: string,
  options: Parameters<ClientFetch>[1],
  visitor: Tape | undefined,
  owners: Map<string, Tape>,
) {
  const request = decodeBody(options.body);
  const uuids = uuidsOf(request);
  const tapes = new Set(uuids.map((uuid) => owners.get(uuid)).filter((tape) => tape !== undefined));
  if (uuids.length === 0 && visitor) tapes.add(visitor);

  const { pathname, search } = new URL(url);
  const began = performance.now();
  const entries = [...tapes].map((tape) => {
    const exchange: Exchange = {
      method: options.method,
      path: pathname + search,
      request,
      startMs: began - tape.begun,
      late: tape.answeredAt !== undefined,
    };
    tape.exchanges.push(exchange);
    tape.inFlight += 1;
    return { tape, exchange };
  });
  const finish = (outcome: Partial<Exchange>, delivered: boolean) => {
    const ended = performance.now();
    for (const { tape, exchange } of entries) {
      Object.assign(exchange, outcome, {
        ms: ended - began,
        late: tape.answeredAt !== undefined,
      });
      tape.inFlight -= 1;
    }
    if (delivered) for (const uuid of uuids) settle(uuid, owners);
    for (const { tape } of entries) if (isQuiet(tape)) tape.onQuiet?.();
  };

  try {
    const response = await fetch(url, options);
    const body = await response.text();
    finish({ status: response.status, response: parseJson(body) }, !isRetried(response.status));
    return new Response(body === '' ? null : body, { status: response.status });
  } catch (error) {
    finish({ error: error instanceof Error ? error.message : String(error) }, false);
    throw error;
  }
}

/** The answers after which the client tries again; after any other the events are settled. */
function isRetried(status: number) {
  return status === 408 || status === 429 || status >= 500;
}

function settle(uuid: string, owners: Map<string, Tape>) {
  owners.get(uuid)?.undelivered.delete(uuid);
  owners.delete(uuid);
}

/** Resolves to true once nothing of the visit is under way, to false after `patience` ms. */
async function quiet(tape: Tape, patience: number): Promise<boolean> {
  // The client queues an event some microtasks after capture() was called.
  await new Promise((resolve) => setImmediate(resolve));
  if (isQuiet(tape)) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, patience);
    tape.onQuiet = () => {
      clearTimeout(timer);
      resolve(true);
    };
  });
}

function isQuiet(tape: Tape) {
  return tape.inFlight === 0 && tape.undelivered.size === 0;
}

/** The client gzips batches and sends everything else as JSON text. */
function decodeBody(body: unknown): unknown {
  if (typeof body === 'string') return parseJson(body);
  if (body instanceof Uint8Array) return parseJson(gunzipSync(body).toString('utf8'));
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function uuidsOf(request: unknown): string[] {
  if (typeof request !== 'object' || request === null || !('batch' in request)) return [];
  const batch: unknown = request.batch;
  return Array.isArray(batch)
    ? batch.flatMap((event: { uuid?: unknown }) =>
        typeof event.uuid === 'string' ? [event.uuid] : [],
      )
    : [];
}
