/**
 * A request of the client on its way out, written on the tapes of those it belongs to.
 */

import { gunzipSync } from 'node:zlib';
import type { PostHogOptions } from 'posthog-node';
import { parseJson } from '../json/readJson.ts';
import type { Exchange } from './run.ts';
import { isRetried, sentUuids, type Tape, tellNews } from './tape.ts';

export type ClientFetch = NonNullable<PostHogOptions['fetch']>;
type ClientRequest = Parameters<ClientFetch>[1];
type ClientResponse = Awaited<ReturnType<ClientFetch>>;

/** A request of the client on its way out. */
interface Outgoing {
  /** Path and query below PostHog's host. */
  path: string;
  request: ClientRequest;
  send: () => Promise<ClientResponse>;
  /** Shortens API keys wherever they stand in a text. */
  cutKeys: (text: string) => string;
}

/**
 * Sends a request and writes it on the tapes of those it belongs to: a batch to all whose events it
 * carries, anything else to the visit that it was made in.
 */
export async function recordExchange(
  { path, request, send, cutKeys }: Outgoing,
  visitor: Tape | undefined,
  owners: Map<string, Tape>,
): Promise<ClientResponse> {
  const body = parseJson(cutKeys(decodeBody(request.body)));
  const uuids = sentUuids(body);
  const begun = performance.now();
  const end = begin(tapesOf(uuids, visitor, owners), {
    method: request.method,
    path,
    request: body,
  });
  try {
    const response = await send();
    const text = await response.text();
    if (!isRetried(response.status)) for (const uuid of uuids) deliver(uuid, owners);
    end({
      ms: performance.now() - begun,
      status: response.status,
      response: parseJson(cutKeys(text)),
    });
    return replay(response, text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    end({
      ms: performance.now() - begun,
      error: cutKeys(message),
      ...(hasGivenUp(request) && { gaveUp: true }),
    });
    throw error;
  }
}

/** Puts a new exchange on each tape, and returns what completes it. */
function begin(tapes: Set<Tape>, start: Pick<Exchange, 'method' | 'path' | 'request'>) {
  const now = performance.now();
  const entries = [...tapes].map((tape) => {
    const exchange = { ...start, startMs: now - tape.begun, late: tape.answered !== undefined };
    tape.exchanges.push(exchange);
    tape.inFlight += 1;
    tellNews(tape);
    return { tape, exchange };
  });
  return (outcome: Partial<Exchange>) => {
    for (const { tape, exchange } of entries) {
      Object.assign(exchange, outcome, { late: tape.answered !== undefined });
      tape.inFlight -= 1;
      tellNews(tape);
    }
  };
}

/** The client itself calls a request off that takes it too long. */
function hasGivenUp({ signal }: ClientRequest): boolean {
  return signal?.aborted ?? false;
}

function tapesOf(uuids: string[], visitor: Tape | undefined, owners: Map<string, Tape>) {
  if (uuids.length === 0) return new Set(visitor ? [visitor] : []);
  return new Set(uuids.map((uuid) => owners.get(uuid)).filter((tape) => tape !== undefined));
}

function deliver(uuid: string, owners: Map<string, Tape>) {
  owners.get(uuid)?.undelivered.delete(uuid);
  owners.delete(uuid);
}

/** The same answer with its body, which can be read only once, ready to be read again. */
function replay(response: ClientResponse, text: string): ClientResponse {
  return {
    status: response.status,
    ...(response.headers ? { headers: response.headers } : {}),
    text: () => Promise.resolve(text),
    json: () => Promise.resolve().then((): unknown => JSON.parse(text)),
  };
}

/** The client gzips batches and sends everything else as JSON text. */
function decodeBody(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? gunzipSync(body).toString('utf8') : '';
}

/** A project API key as it is shown: `phc_fla…`. It is public, but nobody should learn to spread keys. */
export function cutKey(apiKey: string): string {
  return `${apiKey.slice(0, 7)}…`;
}
