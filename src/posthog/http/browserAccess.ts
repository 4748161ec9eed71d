import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';

/** Mirrors origin and headers, as PostHog does: the project API key is public. */
const mirrorOrigin = cors({
  origin: (origin) => origin,
  allowMethods: ['GET', 'POST', 'OPTIONS'],
  credentials: true,
  maxAge: 86_400,
});

/** Scripts are the same for whoever asks, so that one answer may be kept for all pages. */
const allowAll = cors();
const SCRIPT = /^\/(?:static\/|array\/[^/]+\/array\.js$)/;

/** Lets pages of other origins call us. Servers send no `Origin` and pay nothing for it. */
export const browserAccess: MiddlewareHandler = (c, next) => {
  if (SCRIPT.test(c.req.path)) return allowAll(c, next);
  return c.req.raw.headers.has('origin') ? mirrorOrigin(c, next) : next();
};
