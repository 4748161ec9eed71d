import { Hono, type MiddlewareHandler } from 'hono';
import type { GroupCommit } from '../capture/createGroupCommit.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { readBody } from '../http/readBody.ts';
import { RequestError } from '../http/requestError.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import type { Store } from '../store/createStore.ts';
import { isStorageFailure } from '../store/isStorageFailure.ts';
import { OverloadError, startWork } from '../work/startWork.ts';
import { captureV1Error } from './captureV1Error.ts';
import { decodeV1Body } from './decodeV1Body.ts';
import { parseV1Batch, type V1Event } from './parseV1Batch.ts';
import { readV1Headers, type V1Headers } from './readV1Headers.ts';
import { takeV1Event, type V1Result } from './takeV1Event.ts';

const LIMIT = 20 * 1024 * 1024;

/** Seconds that an SDK should wait before it sends again what was not kept. */
const RETRY_AFTER = '1';

/**
 * Capture V1, which SDKs use when they are told to: the key in a header, and an answer that says of
 * each event whether it was kept. An event that could not be written is one to send again.
 */
export function captureV1Routes(
  project: PostHogProject,
  now: () => number,
  commits: GroupCommit<CapturedEvent>,
  explain: Store['explain'],
): Hono {
  const routes = new Hono({ strict: false });
  for (const path of ['/i/v1/analytics/events', '/i/v1/ai/events']) {
    routes.use(path, nameRequest);
    routes.post(path, async (c) => {
      const headers = readV1Headers(c.req.raw.headers);
      using work = startWork(c.req.raw);
      const body = await readBody(c.req.raw, LIMIT, work).catch(rephrase);
      const json = await decodeV1Body(body, headers.encoding, LIMIT, work).catch(rephrase);
      const batch = await parseV1Batch(json, work);
      const at = now();
      const taken: ReturnType<typeof takeEvent>[] = [];
      for (const raw of batch) {
        taken.push(takeEvent(raw, headers, at));
        if (work.isOver()) await work.rest();
      }
      const events = taken.flatMap(({ event }) => event ?? []);
      const isKept = headers.token !== project.apiKey || (await keep(events));
      const results: Record<string, V1Result> = {};
      for (const { uuid, result, event } of taken) {
        results[uuid] = isKept || !event ? result : { result: 'retry', details: 'not_persisted' };
      }
      return c.json({ results }, 200, isKept ? {} : { 'Retry-After': RETRY_AFTER });
    });
  }
  return routes;

  async function keep(events: CapturedEvent[]): Promise<boolean> {
    try {
      if (events.length > 0) await commits.submit(events);
      return true;
    } catch (error) {
      if (!isStorageFailure(error)) throw error;
      console.error('The embedded PostHog could not keep events:', explain(error) ?? error);
      return false;
    }
  }
}

function takeEvent(raw: V1Event, headers: V1Headers, at: number) {
  return { uuid: raw.uuid, ...takeV1Event(raw, headers, at) };
}

/** Every answer, a refusal too, names the request that it is for. */
const nameRequest: MiddlewareHandler = async (c, next) => {
  await next();
  const id = c.req.header(REQUEST_ID);
  if (id !== undefined) c.header(REQUEST_ID, id);
};

const REQUEST_ID = 'PostHog-Request-Id';

/** Capture V1 refuses a body in a form of its own. */
function rephrase(error: unknown): never {
  if (error instanceof RequestError && error.status === 413 && typeof error.body === 'string') {
    throw captureV1Error('payload_too_large', `payload too large: the limit is ${LIMIT} bytes`);
  }
  if (error instanceof RequestError && error.status === 408) {
    throw captureV1Error('body_read_timeout', 'body read stalled before the end');
  }
  if (error instanceof OverloadError) {
    throw captureV1Error('service_unavailable', 'Service Unavailable');
  }
  throw error;
}
