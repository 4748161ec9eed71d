/**
 * The endpoints that take events, with the paths that old SDKs use.
 */

import { Hono } from 'hono';
import type { PostHogProject } from '../http/defaultProject.ts';
import { decodePayload, readBody } from '../http/readBody.ts';
import { RequestError } from '../http/requestError.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Store } from '../store/createStore.ts';
import { isStorageFailure } from '../store/isStorageFailure.ts';
import { startWork } from '../work/startWork.ts';
import type { GroupCommit } from './createGroupCommit.ts';
import { parseCapture } from './parseCapture.ts';

const MEGABYTE = 1024 * 1024;

/** PostHog's capture paths: the bytes a request may have, and the name of events without one. */
const ENDPOINTS: Record<string, { limit: number; eventName?: string }> = {
  '/batch': { limit: 20 * MEGABYTE },
  '/i/v0/ai/batch': { limit: 20 * MEGABYTE },
  '/e': { limit: 2 * MEGABYTE },
  '/i/v0/e': { limit: 2 * MEGABYTE },
  '/capture': { limit: 2 * MEGABYTE },
  '/track': { limit: 2 * MEGABYTE },
  '/engage': { limit: 2 * MEGABYTE, eventName: '$identify' },
};

/** Paths that take events, without their optional slash at the end. */
export const capturePaths = Object.keys(ENDPOINTS);

/**
 * The endpoints that take events, by POST, or by GET with the payload in `data`. Each answers 200
 * when its events are on disk, and not before: SDKs forget what was answered with 200 and repeat
 * what was answered with 503. Beacons, to which nobody listens, get 204.
 *
 * @param explain says what is wrong with the store, where it knows
 */
export function captureRoutes(
  project: PostHogProject,
  now: () => number,
  commits: GroupCommit<CapturedEvent>,
  explain: Store['explain'],
): Hono {
  const routes = new Hono({ strict: false });
  for (const [path, { limit, eventName }] of Object.entries(ENDPOINTS)) {
    routes.on(['GET', 'POST'], path, async (c) => {
      const { url, headers } = c.req.raw;
      const query = url.includes('?') ? new URL(url).searchParams : NO_QUERY;
      const data = query.get('data');
      using work = startWork(c.req.raw);
      const body = data ? restorePlus(data) : await readBody(c.req.raw, limit, work);
      const contentType = headers.get('content-type');
      const encoding = { contentType, compression: query.get('compression') };
      const payload = await decodePayload(body, encoding, limit, work);
      const arrival = { now: now(), sentAt: readSentAt(query), eventName };
      const { token, events } = await parseCapture(payload, arrival, work);
      // PostHog too takes a well-formed key that it does not know, and drops the events later.
      if (token === project.apiKey) await keep(events);
      if (query.get('beacon') === '1') return c.body(null, 204);
      return c.body('{"status":"Ok"}', 200, { 'Content-Type': 'application/json' });
    });
    routes.options(path, (c) => c.json({ status: 'Ok' }));
  }
  for (const path of AI_PATHS) {
    routes.all(path, (c) => c.text(NO_AI_EVENTS, 501));
  }
  return routes;

  /** Capture refuses with a text, and not with the JSON of the REST API. */
  async function keep(events: CapturedEvent[]): Promise<void> {
    try {
      await commits.submit(events);
    } catch (error) {
      if (!isStorageFailure(error)) throw error;
      const problem = explain(error);
      console.error('The embedded PostHog could not keep events:', problem ?? error);
      throw new RequestError(503, problem ?? 'transient error, please retry');
    }
  }
}

/** They take multipart forms with large parts, and spans of OpenTelemetry. */
const AI_PATHS = ['/i/v0/ai', '/i/v0/ai/otel'];
const NO_AI_EVENTS =
  'The embedded PostHog keeps no AI events that come by this path. Send them as JSON to /i/v0/ai/batch or /batch, or use a real PostHog.';

const NO_QUERY = new URLSearchParams();

/** A plus sign of base64 that was not escaped has become a space. */
function restorePlus(data: string): Buffer {
  return Buffer.from(/^[\w+/ -]+={0,2}$/.test(data) ? data.replaceAll(' ', '+') : data);
}

/** When the request was sent, as posthog-js says it in `_`; a time in seconds is none. */
function readSentAt(query: URLSearchParams): number | undefined {
  const time = Number(query.get('_') ?? Number.NaN);
  return time > YEAR_2021 ? time : undefined;
}

const YEAR_2021 = Date.parse('2021-01-01T00:00:00Z');
