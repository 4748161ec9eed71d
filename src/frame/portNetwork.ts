import type { SentRequest, ToFrame } from './messages.ts';

/** A way out that leads through a port to the page of the site alone. */
export interface PortNetwork {
  send: typeof fetch;
  /** Takes what the page answered. */
  answer: (answer: ToFrame) => void;
  /** How many requests have no answer yet. */
  underWay: () => number;
}

/** Where requests go, and what becomes of them. */
interface Way {
  post: (request: SentRequest, transfer: Transferable[]) => void;
  /** Is told of a request that its sender does not wait for any more. */
  gaveUp?: (id: number) => void;
}

/** Sends requests as messages; whoever is at the other end decides which of them leave. */
export function portNetwork({ post, gaveUp }: Way): PortNetwork {
  const waiting = new Map<number, (answer: ToFrame) => void>();
  let last = 0;
  return {
    underWay: () => waiting.size,
    answer: (answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
    send: async (input, init) => {
      // `keepalive` limits a request to 64 KB and says nothing to a port.
      const request = new Request(input, { ...init, keepalive: false });
      const { method, url, signal } = request;
      const id = (last += 1);
      const answered = new Promise<ToFrame>((resolve, reject) => {
        waiting.set(id, resolve);
        signal.addEventListener('abort', () => {
          gaveUp?.(id);
          reject(signal.reason as Error);
        });
      });
      const buffer = await request.arrayBuffer();
      const body = buffer.byteLength > 0 ? buffer : undefined;
      const contentType = request.headers.get('Content-Type');
      post({ id, method, url, body, contentType }, body ? [body] : []);
      const answer = await answered;
      if (answer.type === 'failed') throw new TypeError(answer.message);
      const { status, contentType: type } = answer;
      // A response with one of these statuses may have no body.
      const text = [101, 204, 205, 304].includes(status) ? null : answer.body;
      return new Response(text, { status, headers: { 'Content-Type': type } });
    },
  };
}
