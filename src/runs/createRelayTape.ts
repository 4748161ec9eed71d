import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { isTooDeep, parseJson } from '../json/readJson.ts';
import { readAtMost } from '../net/readAtMost.ts';
import { MOST_EXCHANGES } from './mostExchanges.ts';
import type { Exchange } from './run.ts';

/** What a visit sends to PostHog by way of the site, written down on the way. */
export interface RelayTape {
  exchanges: readonly Exchange[];
  /** Sends a request on; its address is that at PostHog. */
  send: (request: Request) => Promise<Response>;
}

/** How many milliseconds an answer takes longer, by what is asked. */
interface Delays {
  flags?: number;
  batch?: number;
}

/** More is read of no body, zipped or not. */
const LONGEST = 1024 * 1024;

/** Records requests on their way to `send`. Whether one was late, its tape cannot know: all are said to be. */
export function createRelayTape(
  send: (request: Request) => Promise<Response>,
  delays: Delays = {},
): RelayTape {
  const exchanges: Exchange[] = [];
  let begun: number | undefined;
  const now = () => performance.now() - (begun ??= performance.now());
  return {
    exchanges,
    send: async (request) => {
      if (exchanges.length >= MOST_EXCHANGES) {
        return new Response(`A visit makes ${MOST_EXCHANGES} requests at most.`, { status: 429 });
      }
      const { pathname, search } = new URL(request.url);
      const { method } = request;
      const startMs = now();
      const exchange: Exchange = {
        method,
        path: pathname + search,
        request: undefined,
        startMs,
        late: true,
      };
      exchanges.push(exchange);
      const body = await readAtMost(request.body, LONGEST);
      if (!body) {
        Object.assign(exchange, { ms: now() - startMs, status: 413 });
        return new Response(`A request of a visit has ${LONGEST / 1024} KB at most.`, {
          status: 413,
        });
      }
      exchange.request = decoded(body);
      const delay = pathname.startsWith('/flags') ? delays.flags : delays.batch;
      try {
        if (delay !== undefined) {
          await setTimeout(delay, undefined, { signal: request.signal, ref: false });
        }
        const answer = await send(withBody(request, body));
        const response = read(await answer.clone().text());
        Object.assign(exchange, { ms: now() - startMs, status: answer.status, response });
        return answer;
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        Object.assign(exchange, { ms: now() - startMs, error: message, gaveUp: true });
        throw error;
      }
    },
  };
}

/** The same request with its body, which was read, to be read again. */
function withBody(request: Request, body: Uint8Array<ArrayBuffer>): Request {
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, ...(body.length > 0 && { body }) });
}

/** An SDK zips what is long and sends the rest as it is. */
function decoded(body: Uint8Array): unknown {
  const isZipped = body[0] === 0x1f && body[1] === 0x8b;
  try {
    const bytes = isZipped ? gunzipSync(body, { maxOutputLength: LONGEST }) : body;
    return read(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function read(text: string): unknown {
  const value = parseJson(text);
  return isTooDeep(value) ? undefined : value;
}
