import { callTimes } from './callTimes.ts';

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
