import { Hono } from 'hono';
import type { PostHogServer } from '../createPostHog.ts';
import { createHold } from '../faults/createHold.ts';
import type { Answer } from '../faults/faults.ts';
import type { ScopedFault } from '../faults/parseFaults.ts';
import { withFaults } from '../faults/withFaults.ts';
import type { PostHogProject } from '../http/defaultProject.ts';
import { errorResponse } from '../http/errorResponse.ts';
import { checkPersonalApiKey } from '../http/personalApiKey.ts';
import { refuseForeign } from '../http/refuseForeign.ts';
import { RequestError } from '../http/requestError.ts';
import {
  clockInput,
  faultsInput,
  heldInput,
  holdInput,
  ingestionInput,
  parseInput,
  releaseInput,
} from './controlInput.ts';
import type { Clock } from './createClock.ts';
import { readInput } from './readInput.ts';

/** A PostHog that can be controlled while it runs. */
export interface Control {
  /** Answers at `/control` itself, and hands on all else. */
  fetch: Answer;
  /** Lets all answers go that are held. */
  release: () => void;
}

interface ControlOptions {
  posthog: PostHogServer;
  project: PostHogProject;
  /** The clock that `posthog` runs by. */
  clock: Clock;
  /** What goes wrong from the start. */
  faults: ScopedFault[];
}

/**
 * Puts a control before an embedded PostHog, for test suites in any language: faults, clock, lag and
 * held answers, each changed by a request to a path below `/control` that carries the personal API key.
 */
export function createControl({ posthog, project, clock, ...start }: ControlOptions): Control {
  let { faults } = start;
  let faulty = withFaults(posthog.fetch, faults);
  const hold = createHold((request) => faulty(request));

  function setFaults(list: ScopedFault[]): void {
    faults = list;
    faulty = withFaults(posthog.fetch, list);
  }

  const routes = new Hono({ strict: false }).basePath('/control');
  routes.use(refuseForeign([]), async (c, next) => {
    checkPersonalApiKey(c.req.raw, project);
    await next();
  });

  routes.get('/', (c) => c.json(state()));
  routes.put('/faults', async (c) => {
    setFaults(parseInput(faultsInput, await readInput(c.req.raw)).faults);
    return c.json(state());
  });
  routes.patch('/clock', async (c) => {
    const { advance_ms: advanceMs, ...change } = parseInput(clockInput, await readInput(c.req.raw));
    clock.change({ ...change, advanceMs });
    return c.json(state());
  });
  routes.patch('/ingestion', async (c) => {
    const { delay_ms: delayMs, paused } = parseInput(ingestionInput, await readInput(c.req.raw));
    posthog.ingestion.change({ delayMs, paused });
    return c.json(state());
  });
  routes.post('/ingestion/step', (c) => {
    const ingested = posthog.ingestion.step();
    return c.json({ ...state(), ingested: ingested?.event ?? null });
  });
  routes.post('/hold', async (c) => {
    hold.next(parseInput(holdInput, await readInput(c.req.raw)));
    return c.json(state());
  });
  routes.get('/held', async (c) => {
    const { count, wait_ms } = parseInput(heldInput, c.req.query());
    return c.json({ held: await hold.whenHeld(count, wait_ms) });
  });
  routes.post('/release', async (c) => {
    hold.release(parseInput(releaseInput, await readInput(c.req.raw)).count);
    return c.json(state());
  });
  routes.post('/reset', (c) => {
    setFaults([]);
    hold.release();
    clock.reset();
    posthog.reset();
    return c.json(state());
  });
  routes.all('/*', (c) => {
    throw notThere(c.req.method, c.req.path);
  });
  routes.onError((error) => errorResponse(error, posthog.explain(error)));

  return {
    fetch: async (request) =>
      IS_CONTROL.test(new URL(request.url).pathname) ? routes.fetch(request) : hold.fetch(request),
    release: () => hold.release(),
  };

  function state() {
    const { delayMs, paused, waiting } = posthog.ingestion.read();
    return {
      faults: faults.map(({ text }) => text).join(','),
      clock: { now: new Date(clock.now()).toISOString(), stopped: clock.isStopped() },
      ingestion: { delay_ms: delayMs, paused, waiting },
      held: hold.held(),
    };
  }
}

const IS_CONTROL = /^\/control(?:\/|$)/;

function notThere(method: string, path: string): RequestError {
  const detail =
    `The control has no ${method} ${path}. It has GET /control and /control/held, PUT /control/faults, ` +
    'PATCH /control/clock and /control/ingestion, and POST /control/ingestion/step, /control/hold, ' +
    '/control/release and /control/reset.';
  return new RequestError(404, { type: 'invalid_request', code: 'not_found', detail, attr: null });
}
