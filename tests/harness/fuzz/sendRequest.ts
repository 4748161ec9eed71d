import { Agent, request } from 'node:http';
import type { FuzzRequest } from './fuzzRequest.ts';

/** What came back: a whole answer, or how the connection failed. */
export type Outcome =
  { status: number; body: string; failure?: never } | { failure: string; status?: never };

/** Nothing may take as long; the machine may be busy with other things. */
const PATIENCE_MS = 15_000;

/** One connection for all, as a browser keeps it: what an answer leaves behind meets the next request. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Sends a request as it is, byte for byte. Never rejects. */
export function sendRequest(origin: string, sent: FuzzRequest): Promise<Outcome> {
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const { method, headers, body } = sent;
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const { hostname, port } = new URL(origin);
  const length = body ? { 'Content-Length': body.length } : {};
  const call = request(
    { hostname, port, method, path: sent.path, headers: { ...headers, ...length }, agent, signal },
    (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', (error) => resolve({ failure: `broke off: ${error.message}` }));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    },
  );
  call.on('error', (error) => {
    const { message } = error;
    resolve({ failure: signal.aborted ? `no answer within ${PATIENCE_MS} ms` : message });
  });
  call.end(body);
  return promise;
}
