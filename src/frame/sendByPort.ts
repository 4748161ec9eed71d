import type { ToFrame } from './messages.ts';

/** What is known of the requests of a page. */
export interface Network {
  /** How many have no answer yet. */
  underWay: () => number;
}

/**
 * Has `fetch` and `sendBeacon` of this window send through a port. There is no other way out: what
 * else a page may try, its policy forbids, and `XMLHttpRequest` is taken away so that nothing tries it.
 */
export function sendByPort(port: MessagePort): Network {
  const waiting = new Map<number, (answer: ToFrame) => void>();
  let last = 0;
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };

  const send = async (request: Request): Promise<Response> => {
    const { method, url, signal } = request;
    const id = (last += 1);
    const answered = new Promise<ToFrame>((resolve, reject) => {
      waiting.set(id, resolve);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    });
    const buffer = await request.arrayBuffer();
    const body = buffer.byteLength > 0 ? buffer : undefined;
    const sent = { id, method, url, body, contentType: request.headers.get('Content-Type') };
    port.postMessage({ type: 'send', request: sent }, body ? [body] : []);
    const answer = await answered;
    if (answer.type === 'failed') throw new TypeError(answer.message);
    const { status, contentType } = answer;
    // A response with one of these statuses may have no body.
    const text = [101, 204, 205, 304].includes(status) ? null : answer.body;
    return new Response(text, { status, headers: { 'Content-Type': contentType } });
  };

  Object.assign(window, {
    XMLHttpRequest: undefined,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => send(asked(input, init)),
  });
  navigator.sendBeacon = (url, body) => {
    send(asked(url, { method: 'POST', body: body ?? null })).catch(() => undefined);
    return true;
  };
  return { underWay: () => waiting.size };
}

/** `keepalive` limits a request to 64 KB and says nothing to a port. */
function asked(input: RequestInfo | URL, init?: RequestInit): Request {
  return new Request(input, { ...init, keepalive: false });
}
