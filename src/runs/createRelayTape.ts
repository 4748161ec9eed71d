import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { isTooDeep, parseJson } from '../json/readJson.ts';
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

/** More requests are no visit any more. */
const MOST = 50;

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
      if (exchanges.length >= MOST) {
        return new Response(`A visit makes ${MOST} requests at most.`, { status: 429 });
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
      exchange.request = decoded(new Uint8Array(await request.clone().arrayBuffer()));
      const delay = pathname.startsWith('/flags') ? delays.flags : delays.batch;
      try {
        if (delay !== undefined) {
          await setTimeout(delay, undefined, { signal: request.signal, ref: false });
        }
        const answer = await send(request);
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
