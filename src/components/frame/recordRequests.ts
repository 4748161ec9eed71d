import { isSdkRequest } from '../../frame/isSdkRequest.ts';
import type { SentRequest, ToFrame } from '../../frame/messages.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';
import type { Exchange, Fault } from '../../runs/run.ts';
import { decodeBody } from './decodeBody.ts';

/** A request as it was recorded; times count from the page's beginning. */
type RecordedRequest = Omit<Exchange, 'late' | 'from' | 'attempt'>;

/** Sends the requests of a page and records them. */
export interface RequestRecorder {
  exchanges: RecordedRequest[];
  send: (request: SentRequest) => Promise<ToFrame>;
}

interface Options {
  /** Absolute URL of the PostHog that the page talks to. */
  host: string;
  fault: Fault | undefined;
  /** Awaited before the first answer about flags is given to the page. */
  hold: (() => Promise<void>) | undefined;
  /** When the page's script began, of `performance.now()`. */
  begun: number;
}

/** As the app's own requests have it. */
const SLOW_MS = 5000;

/**
 * Sends what the SDK in a page has to say to PostHog, by way of the site and without a word about its
 * reader, and writes it down. Whatever else the page tries to reach, it is told that there is no network.
 */
export function recordRequests({ host, fault, hold, begun }: Options): RequestRecorder {
  const exchanges: RecordedRequest[] = [];
  let holding = hold;
  return { exchanges, send };

  async function send({ id, method, url, contentType: type, body }: SentRequest): Promise<ToFrame> {
    const path = url.startsWith(host) ? url.slice(host.length) : '';
    // The server says the same once more.
    if (!isSdkRequest(method, path)) {
      return { type: 'failed', id, message: `This page reaches PostHog alone, and not ${url}.` };
    }
    const startMs = performance.now() - begun;
    const exchange: RecordedRequest = {
      method,
      path,
      request: body && (await decodeBody(body)),
      startMs,
    };
    exchanges.push(exchange);
    const end = (outcome: Partial<RecordedRequest>) => {
      Object.assign(exchange, { ms: performance.now() - begun - startMs, ...outcome });
    };
    try {
      if (fault === 'down') throw new Error('connection refused');
      if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      const answer = await fetch(`/sdk${path}`, {
        method,
        headers: type === null ? {} : { 'Content-Type': type },
        body: body ?? null,
        credentials: 'omit',
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
