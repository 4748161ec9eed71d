import type { MiddlewareHandler } from 'hono';
import { senderOfRequest } from '../../gate/senderOf.ts';
import { errorResponse } from './errorResponse.ts';
import { RequestError } from './requestError.ts';

/**
 * Keeps the pages of other sites to what SDKs do in a browser, at `sdkPaths` (`/e`, `/array/*`): all
 * else is for programs, and for whoever opens it. A link may lead to our own page, but to no more.
 */
export function refuseForeign(sdkPaths: readonly string[]): MiddlewareHandler {
  const exact = new Set(sdkPaths);
  const below = sdkPaths.flatMap((path) => (path.endsWith('/*') ? path.slice(0, -1) : []));
  const isForSdk = (path: string) =>
    exact.has(path.replace(/\/$/, '')) || below.some((start) => path.startsWith(start));

  return async (c, next) => {
    const sender = senderOfRequest(c.req.raw);
    if (sender === 'own' || isForSdk(c.req.path)) return next();
    if (sender === 'link' && c.req.path === '/') return next();
    return errorResponse(refusal(c.req.path));
  };
}

function refusal(path: string): RequestError {
  return new RequestError(403, {
    type: 'authentication_error',
    code: 'permission_denied',
    detail: `A page of another site asked for ${path}. Pages may capture events and ask for flags; call this from a server or a command line.`,
    attr: null,
  });
}
