/**
 * What a stage waited for, told in its `Server-Timing` header.
 */

import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Has a stage answer, and says in the answer's `Server-Timing` header what it waited for: each
 * request to PostHog that was answered before, and `app`, the whole. Browsers show it in their
 * network panel. https://www.w3.org/TR/server-timing/
 */
export async function withServerTiming(answer: () => Promise<Response>): Promise<Response> {
  const calls: CallTime[] = [];
  const begun = performance.now();
  const response = await callTimes.run(calls, answer);
  const whole = `app;dur=${milliseconds(performance.now() - begun)}`;
  response.headers.set('Server-Timing', [...calls.map(metric), whole].join(', '));
  return response;
}

function metric({ method, path, ms }: CallTime): string {
  const name = /^\/([\w-]+)/.exec(path)?.[1] ?? 'posthog';
  return `${name};desc=${quoted(`${method} ${path}`)};dur=${milliseconds(ms)}`;
}

/** A quoted-string of RFC 9110, of characters that any header may hold. */
function quoted(text: string): string {
  const printable = text.replaceAll(/[^\x20-\x7e]/g, '?');
  return `"${printable.replaceAll(/["\\]/g, '\\$&')}"`;
}

function milliseconds(ms: number): string {
  return ms.toFixed(1);
}

/** Sends a request to PostHog and, if a stage makes it, writes down how long the answer took. */
export async function timeCall<Answer>(
  method: string,
  path: string,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const calls = callTimes.getStore();
  if (!calls) return send();
  const begun = performance.now();
  try {
    return await send();
  } finally {
    calls.push({ method, path, ms: performance.now() - begun });
  }
}

/** A request to PostHog that was answered, and after how many milliseconds. */
interface CallTime {
  method: string;
  /** Path and query below PostHog's host. */
  path: string;
  ms: number;
}

/** Where the requests to PostHog of the stage request under way are written down. */
const callTimes = new AsyncLocalStorage<CallTime[]>();
