import { setTimeout } from 'node:timers/promises';
import type { Action } from '../../../src/lessons/actionSchema.ts';
import type { KnownTutorial } from '../../../src/lessons/tutorials.ts';
import type { SceneFlag } from '../../../src/scene/scene.ts';
import type { Browsing } from './openBrowsing.ts';

/** Where a reader is: their browser, the step and its tutorial, and the PostHog behind the site. */
export interface Place {
  browsing: Browsing;
  origin: string;
  step: string;
  tutorial: KnownTutorial;
  /** The user that the step's console begins with. */
  firstUser: string;
  /** Whether what the action is for has come out, so that it need not be done once more. */
  isDone?: (() => Promise<boolean>) | undefined;
  /** The distinct ID that the last run asked PostHog about. */
  asked?: string | undefined;
}

/**
 * Does one thing that a reader does.
 *
 * @throws {Error} with what the site answered, when it refuses
 */
export async function doAction(place: Place, action: Action): Promise<void> {
  const { browsing } = place;
  if ('run' in action) {
    const { run: user, times = 1, hold, ...how } = action;
    const asked = { user, ...how, ...(hold !== undefined && { hold: String(hold) }) };
    for (let time = 0; time < times; time += 1) {
      if (time > 0 && (await place.isDone?.())) return;
      await runOnce(place, asked, action);
    }
    return;
  }
  if ('row' in action) return runOnce(place, { user: place.firstUser, ...action }, action);
  if ('save' in action) return saveFlag(place, stateOf(place.tutorial, action));
  if ('switch' in action) return saveFlag(place, { key: action.switch, active: action.active });
  if ('lag' in action) return post(browsing, '/parts/lag', { delayMs: String(action.lag) });
  if ('paused' in action) return post(browsing, '/parts/lag', { paused: String(action.paused) });
  if ('settle' in action) return settle(browsing);
  if ('wait' in action) return setTimeout(action.wait);
  if ('open' in action) {
    const path = action.open.replace('{asked}', encodeURIComponent(place.asked ?? ''));
    const response = await browsing.get(path);
    // A page that says what is wrong with its address is something to see.
    const isFault = response.status >= 500;
    const html = await response.text();
    refused({ status: isFault ? response.status : 200, html }, action);
    return;
  }
  return post(browsing, action.send, action.fields);
}

async function runOnce(
  place: Place,
  asked: Readonly<Record<string, string | undefined>>,
  action: Action,
): Promise<void> {
  const fields = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const shown = await place.browsing.run({ ...Object.fromEntries(fields), step: place.step });
  refused(shown, action);
  const [, , id = ''] = /distinct_id("|&quot;): \1(.*?)\1/.exec(shown.html) ?? [];
  place.asked = decodeURIComponent(id);
}

function refused({ status, html }: { status: number; html: string }, action: Action): void {
  if (status < 400) return;
  throw new Error(`${JSON.stringify(action)} was answered ${status}: ${html.slice(0, 300)}`);
}

async function post(browsing: Browsing, path: string, fields: Record<string, string>) {
  const response = await browsing.send(path, fields);
  refused({ status: response.status, html: await response.text() }, { send: path, fields });
}

function stateOf(
  tutorial: KnownTutorial,
  { save, as, groups }: Extract<Action, { save: string }>,
): SceneFlag {
  const flag = tutorial.flags.find(({ key }) => key === save);
  const state = as === undefined ? flag?.recipe : flag?.states?.[as];
  if (state) return groups ? { ...state, filters: { ...state.filters, groups } } : state;
  throw new Error(
    `The tutorial ${tutorial.id} has no flag "${save}"${as === undefined ? '' : ` in the state "${as}"`}.`,
  );
}

/** Saves a flag by the REST API, as the form of a step does. */
async function saveFlag(
  { origin }: Place,
  flag: { key: string; active: boolean } & Partial<SceneFlag>,
): Promise<void> {
  const list = `${origin}/posthog/api/projects/@current/feature_flags/`;
  const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
  const { results } = (await (await fetch(list, { headers })).json()) as {
    results: { id: number; key: string; deleted: boolean }[];
  };
  const found = results.find(({ key, deleted }) => key === flag.key && !deleted);
  const response = await fetch(found ? `${list}${found.id}/` : list, {
    method: found ? 'PATCH' : 'POST',
    headers,
    body: JSON.stringify(flag),
  });
  if (!response.ok) throw new Error(`PostHog refuses ${flag.key}: ${await response.text()}`);
}

async function settle(browsing: Browsing): Promise<void> {
  for (;;) {
    const html = await (await browsing.get('/parts/lag')).text();
    if (html.includes('An event that waits stands here.')) return;
    await setTimeout(100);
  }
}
