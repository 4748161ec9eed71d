import type { Context } from 'hono';

/** As PostHog answers DELETE of what can only be deleted by a PATCH with `deleted: true`. */
export function forbidDelete(c: Context): Response {
  return c.body(null, 405);
}
