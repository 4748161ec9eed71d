import { type CallTime, callTimes } from './callTimes.ts';

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
