import { isSdkRequest } from '../../frame/isSdkRequest.ts';
import type { SentRequest, ToFrame } from '../../frame/messages.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';
import { MOST_EXCHANGES } from '../../runs/mostExchanges.ts';
import type { Exchange, Fault } from '../../runs/run.ts';
import { decodeBody } from './decodeBody.ts';

/** A request as it was recorded; times count from the page's beginning. */
export type RecordedRequest = Omit<Exchange, 'late' | 'from' | 'attempt'>;

/** Sends the requests of a page and records them. */
export interface RequestRecorder {
  exchanges: RecordedRequest[];
  send: (request: SentRequest) => Promise<ToFrame>;
  /** Notes that nobody waits for the answer to a request any more. */
  giveUp: (id: number) => void;
}

interface Options {
  /** Absolute URL of the PostHog that the page talks to. */
  host: string;
  /** Where on the site its requests are sent instead. */
  relay?: string;
  fault: Fault | undefined;
  /** Awaited before the first answer about flags is given to the page. */
  hold: (() => Promise<void>) | undefined;
  /** When the page's script began, of `performance.now()`. */
  begun: number;
  /** Is called whenever something has been written down. */
  onNews?: () => void;
}

/** As the app's own requests have it. */
const SLOW_MS = 5000;

/**
 * Sends what the SDK in a page has to say to PostHog, by way of the site and without a word about its
 * reader, and writes it down. Whatever else the page tries to reach, it is told that there is no network.
 */
export function recordRequests({
  host,
  relay = '/sdk',
  fault,
  hold,
  begun,
  onNews = () => undefined,
}: Options): RequestRecorder {
  const exchanges: RecordedRequest[] = [];
  const sent = new Map<number, RecordedRequest>();
  let holding = hold;
  return { exchanges, send, giveUp };

  function giveUp(id: number): void {
    const exchange = sent.get(id);
    if (!exchange || exchange.ms !== undefined) return;
    const ms = performance.now() - begun - exchange.startMs;
    Object.assign(exchange, { ms, error: 'The operation was aborted', gaveUp: true });
    onNews();
  }

  async function send({ id, method, url, contentType: type, body }: SentRequest): Promise<ToFrame> {
    const path = url.startsWith(host) ? url.slice(host.length) : '';
    // The server says the same once more.
    if (!isSdkRequest(method, path)) {
      const message = `There is a way to PostHog alone, and none to ${url}.`;
      return { type: 'failed', id, message };
    }
    if (exchanges.length >= MOST_EXCHANGES) {
      return { type: 'failed', id, message: `A run makes ${MOST_EXCHANGES} requests at most.` };
    }
    const startMs = performance.now() - begun;
    const exchange: RecordedRequest = {
      method,
      path,
      request: body && (await decodeBody(body)),
      startMs,
    };
    exchanges.push(exchange);
    sent.set(id, exchange);
    onNews();
    const end = (outcome: Partial<RecordedRequest>) => {
      if (exchange.ms !== undefined) return;
      Object.assign(exchange, { ms: performance.now() - begun - startMs, ...outcome });
      onNews();
    };
    try {
      if (fault === 'down') throw new Error('connection refused');
      if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      const answer = await fetch(relay + path, {
        method,
        headers: type === null ? {} : { 'Content-Type': type },
        body: body ?? null,
        // A site may ask for a password; its server sends nothing of that on.
        credentials: 'same-origin',
      });
      const text = await answer.text();
      if (isFlagRequest(exchange)) {
        const held = holding?.();
        holding = undefined;
        await held;
      }
      end({ status: answer.status, response: parsed(text) });
      const contentType = answer.headers.get('Content-Type') ?? '';
      return { type: 'answer', id, status: answer.status, contentType, body: text };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      end({ error: message });
      return { type: 'failed', id, message };
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
