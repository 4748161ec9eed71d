/**
 * What the site answers, instead of a page, to a request that may not have one.
 */

import { senderOfRequest } from './senderOf.ts';

/**
 * What the site answers, instead of a page, to a request that another site brought about; undefined
 * for what it may have. A link may lead to a page, and nothing is run or changed on the way.
 *
 * @param path as the router reads it: decoded
 */
export function barForeign(request: Request, path: string): Response | undefined {
  const sender = senderOfRequest(request);
  if (sender === 'own') return undefined;
  if (sender === 'foreign') {
    return refuse(
      'A page of another site asked for this. Only Flagbook’s own pages may; to see it, open it yourself.',
    );
  }
  if (/^\/(stages|parts)\//.test(path)) {
    return refuse(
      'A page of another site led here, where something would be run. If you want that, type this address yourself.',
    );
  }
  const url = new URL(request.url);
  if (!url.searchParams.has('run')) return undefined;
  url.searchParams.delete('run');
  return new Response(null, {
    status: 303,
    // What begins with two slashes would lead to another site.
    headers: {
      Location: url.pathname.replace(/^\/+/, '/') + url.search,
      'Cache-Control': 'no-store',
    },
  });
}

/** Running is what visitors are here for; all else that is sent changes something. */
const RUNS = new Set([
  ...['/parts/run', '/parts/client-run', '/parts/own-run', '/parts/crowd'],
  ...['/parts/task-check', '/parts/task-result'],
]);

/** What a read-only site answers to a request that would change something; undefined for all others. */
export function barChange(method: string, path: string): Response | undefined {
  if (method === 'GET' || method === 'HEAD' || RUNS.has(path)) return undefined;
  return refuse(
    'This site is read-only: you may look and run, but not change anything. Run Flagbook yourself to try this.',
  );
}

function refuse(sentence: string): Response {
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
  return new Response(sentence, { status: 403, headers });
}
