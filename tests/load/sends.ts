/**
 * What is sent to attack a site; each gives the statuses of the answers, or why there were none.
 */

/** Sends something to a site, and gives what was answered. */
export type Send = (origin: string) => Promise<string>;

const LIMIT_MS = 60_000;
export const KEY = { Authorization: 'Bearer phx_flagbook' };

export function filter(key: string, value: string, operator = 'exact'): string {
  return encodeURIComponent(JSON.stringify([{ key, value, operator, type: 'person' }]));
}

/** The status of an answer; why there was none otherwise. */
export async function ask(url: string, init: RequestInit): Promise<string> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
    await response.text();
    return String(response.status);
  } catch (error) {
    return error instanceof Error ? error.name : 'none';
  }
}

export function get(resource: string): Send {
  return (origin) => ask(`${origin}/posthog/api/projects/1/${resource}`, { headers: KEY });
}

export function post(
  path: string,
  body: () => BodyInit,
  headers: Record<string, string> = {},
): Send {
  return (origin) => ask(`${origin}/posthog${path}`, { method: 'POST', headers, body: body() });
}

export function capture(body: () => BodyInit, headers: Record<string, string> = {}): Send {
  return post('/batch/', body, headers);
}

/** Each answer once. */
export function times(count: number, run: Send): Send {
  return async (origin) => {
    const answers = await Promise.all(Array.from({ length: count }, () => run(origin)));
    return [...new Set(answers)].join(' ');
  };
}
