/**
 * Measures the embedded PostHog in this process: flag evaluation against the bare cost of its hash,
 * requests against a hand-written minimal handler on the same SQLite, and an event's cost as the
 * store grows.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { sha1 } from 'js-sha1';
import { evaluate } from '../../src/flags/evaluate.ts';
import { flagSchema } from '../../src/flags/flag.ts';
import { createPostHog } from '../../src/posthog/createPostHog.ts';
import { createStore } from '../../src/posthog/store/createStore.ts';
import { createFlag, TUTORIAL_FLAG } from '../harness/server/createFlag.ts';
import { printTable } from '../harness/suite/printTable.ts';
import { compareRates, type Comparison } from './compareRates.ts';
import { makeBatch } from './makeBatch.ts';
import { measureGrowth } from './measureGrowth.ts';
import { minimalPostHog } from './minimalPostHog.ts';
import { printComparisons } from './printComparisons.ts';

const HOST = 'http://embedded.posthog';
/** Where Linux has a folder in memory. */
const MEMORY = '/dev/shm';
/** Requests under way at a time. */
const LANES = 10;
const BATCH = 20;
const NOW = Date.parse('2026-11-22T12:00:00Z');

type Body = string | Uint8Array<ArrayBuffer>;
type Fetch = (request: Request) => Promise<Response>;

if (import.meta.main) await benchPostHog();

/** Prints each figure with its target. */
export async function benchPostHog(): Promise<void> {
  printComparisons([
    ['evaluate a flag of two sets', 'its bare SHA-1', await evaluation(), 0.6],
    ['POST /flags', 'minimal handler', await withHandlers(flags), 0.5],
    ['POST /batch of 20', 'minimal handler', await withHandlers(batches), 0.5],
    ['POST /batch of 20, no disk', 'minimal handler', await withHandlers(batches, true), 0.5],
  ]);
  printTable(
    ['events in the store', 'µs per event', 'times the cost in an empty one', 'target'],
    await measureGrowth(),
  );
}

function evaluation(): Promise<Comparison> {
  const flag = flagSchema.parse({ id: 1, ...TUTORIAL_FLAG });
  const ids = Array.from({ length: 10_000 }, (_, index) => `user-${index}`);
  const subjects = ids.map((id) => ({
    distinctId: id,
    properties: { distinct_id: id, initial_name: id },
    now: NOW,
  }));
  return compareRates({
    times: ids.length,
    prepare: () => undefined,
    ours: () => subjects.forEach((subject) => evaluate(flag, subject)),
    base: () => ids.forEach((id) => sha1.digest(`new-cool-feature.${id}`)),
  });
}

/** Both handlers, each with a file of its own that has the same tables, flag and persons. */
async function withHandlers(
  measure: (ours: Fetch, minimal: Fetch) => Promise<Comparison>,
  noDisk = false,
): Promise<Comparison> {
  const folder = mkdtempSync(
    path.join(noDisk && existsSync(MEMORY) ? MEMORY : tmpdir(), 'posthog-bench-'),
  );
  const files = ['ours.db', 'minimal.db'].map((name) => path.join(folder, name));
  const [ours = '', theirs = ''] = files;
  createStore(theirs).close();
  const posthog = createPostHog({ store: createStore(ours) });
  const minimal = minimalPostHog(theirs);
  try {
    await createFlag(HOST, (url, init) => posthog.fetch(new Request(url, init)));
    return await measure(posthog.fetch, minimal.fetch);
  } finally {
    await posthog.close();
    minimal.close();
    rmSync(folder, { recursive: true });
  }
}

async function flags(ours: Fetch, minimal: Fetch): Promise<Comparison> {
  const persons = gzipSync(makeBatch(0, 1000));
  await Promise.all([post(ours, '/batch/', persons), post(minimal, '/batch/', persons)]);
  const bodies = Array.from({ length: 500 }, (_, index) =>
    JSON.stringify({
      token: 'phc_flagbook',
      distinct_id: `user-${(index * 10) % 1000}`,
      groups: {},
      person_properties: {},
      group_properties: {},
      geoip_disable: true,
      evaluation_runtime: 'server',
    }),
  );
  return compareRates({
    times: bodies.length,
    prepare: () => bodies,
    ours: () => sendAll(ours, '/flags/?v=2', bodies),
    base: () => sendAll(minimal, '/flags/?v=2', bodies),
  });
}

async function batches(ours: Fetch, minimal: Fetch): Promise<Comparison> {
  const times = 50;
  return compareRates({
    times,
    prepare: (round) =>
      Array.from({ length: times }, (_, index) =>
        gzipSync(makeBatch(round * times + index, BATCH)),
      ),
    ours: (bodies) => sendAll(ours, '/batch/', bodies),
    base: (bodies) => sendAll(minimal, '/batch/', bodies),
  });
}

async function sendAll(fetch: Fetch, path: string, bodies: readonly Body[]): Promise<void> {
  const lane = async (first: number) => {
    for (let index = first; index < bodies.length; index += LANES) {
      await post(fetch, path, bodies[index] ?? '');
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
}

/** With the length that every HTTP client sends along. */
async function post(fetch: Fetch, path: string, body: Body) {
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
  };
  const response = await fetch(new Request(HOST + path, { method: 'POST', headers, body }));
  const text = await response.text();
  // A quick refusal must not look like speed.
  if (response.status !== 200) throw new Error(`${path} was answered ${response.status}: ${text}`);
}
