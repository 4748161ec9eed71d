import { Hono } from 'hono';
import { decodePayload } from '../decodePayload.ts';
import type { Project } from '../project.ts';
import { readBody } from '../readBody.ts';
import type { ProjectEvents } from './captureEvents.ts';
import type { GroupCommit } from './groupCommit.ts';
import { parseCapture } from './parseCapture.ts';

const MEGABYTE = 1024 * 1024;

/** PostHog's capture paths: the bytes a request may have, and the name of events without one. */
const ENDPOINTS: Record<string, { limit: number; eventName?: string }> = {
  '/batch': { limit: 20 * MEGABYTE },
  '/e': { limit: 2 * MEGABYTE },
  '/i/v0/e': { limit: 2 * MEGABYTE },
  '/capture': { limit: 2 * MEGABYTE },
  '/track': { limit: 2 * MEGABYTE },
  '/engage': { limit: 2 * MEGABYTE, eventName: '$identify' },
};

/** Paths that take events, without their optional slash at the end. */
export const capturePaths = Object.keys(ENDPOINTS);

/**
 * The endpoints that take events. Each answers 200 when its events are on disk, and not before:
 * SDKs forget what was answered with 200 and repeat what was answered with 503.
 */
export function captureRoutes(
  project: Project,
  now: () => number,
  commits: GroupCommit<ProjectEvents>,
): Hono {
  const routes = new Hono({ strict: false });
  for (const [path, { limit, eventName }] of Object.entries(ENDPOINTS)) {
    routes.post(path, async (c) => {
      const body = await readBody(c.req.raw, limit);
      const payload = decodePayload(body, c.req.raw.headers.get('content-type'), limit);
      const { token, events } = parseCapture(payload, now(), eventName);
      // PostHog too takes a well-formed key that it does not know, and drops the events later.
      if (token === project.apiKey) await commits.submit({ projectId: project.id, events });
      return c.body('{"status":"Ok"}', 200, { 'Content-Type': 'application/json' });
    });
  }
  return routes;
}
