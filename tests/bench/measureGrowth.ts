import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPostHog, type PostHogServer } from '../../src/posthog/createPostHog.ts';
import { createStore } from '../../src/posthog/store/createStore.ts';
import { makeBatch } from './makeBatch.ts';

const BATCH = 100;
const LANES = 10;
/** Events that go to the store at once. */
const TURN = BATCH * LANES;
/** Turns of which the time is taken at each stop. */
const TURNS = 30;
/** How many events are in the store when an event's cost is taken. */
const STOPS = [0, 250_000, 500_000, 750_000, 1_000_000];

/**
 * Fills a store on disk with a million events. At each stop it captures the same events into that
 * store and into an empty one, in turn, so that a machine which slows down slows both; and gives
 * what an event costs, in microseconds and as a multiple of the cost in the empty store.
 *
 * @returns a row for each stop: events in the store, both costs, the target
 */
export async function measureGrowth(): Promise<string[][]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'posthog-growth-'));
  const open = (name: string) => createPostHog({ store: createStore(path.join(folder, name)) });
  const full = open('full.db');
  try {
    const rows: string[][] = [];
    const rehearsal = open('rehearsal.db');
    for (let turn = 0; turn < TURNS; turn++) await capture(rehearsal, makeTurn(turn));
    await rehearsal.close();

    let turn = 0;
    for (const stop of STOPS) {
      for (; turn * TURN < stop; turn++) await capture(full, makeTurn(turn));
      const empty = open(`empty-${stop}.db`);
      const cost = { full: 0, empty: 0 };
      for (const until = turn + TURNS; turn < until; turn++) {
        const bodies = makeTurn(turn);
        cost.empty += await capture(empty, bodies);
        cost.full += await capture(full, bodies);
      }
      await empty.close();
      rows.push([
        stop.toLocaleString('en'),
        ((cost.full * 1000) / (TURNS * TURN)).toFixed(1),
        (cost.full / cost.empty).toFixed(2),
        stop === STOPS.at(-1) ? '≤ 1.5' : '',
      ]);
    }
    return rows;
  } finally {
    await full.close();
    rmSync(folder, { recursive: true });
  }
}

function makeTurn(turn: number): string[] {
  return Array.from({ length: LANES }, (_, lane) => makeBatch(turn * LANES + lane, BATCH));
}

/** @returns milliseconds until all bodies were answered */
async function capture({ fetch }: PostHogServer, bodies: readonly string[]): Promise<number> {
  const started = performance.now();
  await Promise.all(bodies.map((body) => send(fetch, body)));
  return performance.now() - started;
}

async function send(fetch: PostHogServer['fetch'], body: string): Promise<void> {
  const response = await fetch(
    new Request('http://embedded.posthog/batch/', { method: 'POST', body }),
  );
  if (response.status !== 200) {
    throw new Error(`/batch/ was answered ${response.status}: ${await response.text()}`);
  }
}
