import { onTestFinished } from 'vitest';
import { createClock } from '../../../src/posthog/control/createClock.ts';
import { createControl } from '../../../src/posthog/control/createControl.ts';
import { createPostHog } from '../../../src/posthog/createPostHog.ts';
import { parseFaults } from '../../../src/posthog/faults/parseFaults.ts';
import { defaultProject } from '../../../src/posthog/http/defaultProject.ts';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import * as z from 'zod';
import { HOST } from './openTestPostHog.ts';

const KEY = { Authorization: 'Bearer phx_flagbook' };

/** How a control says that things stand. */
interface State {
  faults: string;
  clock: { now: string; stopped: boolean };
  ingestion: { delay_ms: number; paused: boolean; waiting: number };
  held: { method: string; path: string }[];
  ingested?: string | null;
  detail?: string;
}

/** An embedded PostHog in memory with a control before it, and ways to talk to both. */
export function openControlledPostHog(faults = '') {
  const clock = createClock();
  const posthog = createPostHog({ store: createStore(':memory:'), ...clock });
  const { fetch } = createControl({
    posthog,
    project: defaultProject,
    clock,
    faults: z.string().transform(parseFaults).parse(faults),
  });
  onTestFinished(() => posthog.close());

  function ask(method: string, path: string, body?: unknown, init: RequestInit = {}) {
    return fetch(
      new Request(HOST + path, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...init,
      }),
    );
  }

  return {
    ask,
    /** Calls the control; rejects nothing, whatever the status. */
    control: async (method: string, path: string, body?: unknown) => {
      const answer = await ask(method, `/control${path}`, body, { headers: KEY });
      return { status: answer.status, body: (await answer.json()) as State };
    },
    api: async (method: string, path: string, body?: unknown) => {
      const answer = await ask(method, `/api/projects/1${path}`, body, { headers: KEY });
      return (await answer.json()) as { results: Record<string, unknown>[] };
    },
    flags: (init?: RequestInit) =>
      ask('POST', '/flags/?v=2', { token: 'phc_flagbook', distinct_id: 'ada' }, init),
    capture: (event: string) =>
      ask('POST', '/e/', { api_key: 'phc_flagbook', distinct_id: 'ada', event }),
  };
}
