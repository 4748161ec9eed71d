import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { isFull } from '../../../harness/suite/isFull.ts';

const ROUNDS = isFull ? 12 : 4;
/** More rounds than these are left out on a slow machine. */
const MIN_ROUNDS = 4;
const LIMIT_MS = 12_000;
const SENDERS = 16;
/** How late ingestion is: some events of a flood are ingested before its server is killed, … */
const SHORT_LAG_MS = 40;
/** … and of the last flood's none are, however slow the machine is. */
const LONG_LAG_MS = 3000;

test('every event that got its 200 is there once after kill -9 in a flood of captures, again and again', async () => {
  const path = makePath();
  await floodAndKill(path, 0, 0);
  expect(integrityOf(path)).toBe('ok');
  expect(contentOf(path).waiting).toEqual([]);
}, 60_000);

test('nor is it lost or there twice when it had to wait for its ingestion', async () => {
  const path = makePath();
  const accepted = await floodAndKill(path, SHORT_LAG_MS, LONG_LAG_MS);
  expect(integrityOf(path)).toBe('ok');
  const { waiting } = contentOf(path);
  expect(waiting).not.toEqual([]);

  const restarted = createPostHog({ store: createStore(path) });
  await vi.waitFor(() => expect(restarted.ingestion.read().waiting).toBe(0), 10_000);
  await restarted.close();
  checkContent(path, accepted, []);
  expect(contentOf(path).arrived.slice(-waiting.length)).toEqual(waiting);
}, 60_000);

test('two servers on one file lose nothing either, whichever of them is killed', async () => {
  const path = makePath();
  const accepted = new Set<string>();
  let unanswered: Unanswered[] = [];
  let other = await startServer(path, 0);
  for (let round = 0; round < 2; round++) {
    const server = await startServer(path, 0);
    for (const { sender, uuids } of unanswered) await send(server.url, sender, uuids);
    unanswered.flatMap(({ uuids }) => uuids).forEach((uuid) => accepted.add(uuid));
    const floods = [sendUntilGone(server.url), sendUntilGone(other.url)];
    await new Promise((resolve) => setTimeout(resolve, 300));
    await other.kill();
    await server.kill();
    const sent = await Promise.all(floods);
    for (const uuid of sent.flatMap((flood) => flood.accepted)) accepted.add(uuid);
    unanswered = sent.flatMap((flood) => flood.unanswered);
    checkContent(path, accepted, unanswered);
    other = await startServer(path, 0);
  }
  await other.kill();
  expect(integrityOf(path)).toBe('ok');
  expect(accepted.size).toBeGreaterThan(100);
}, 60_000);

/** A batch that got no answer, to be sent once more as it was. */
type Unanswered = { sender: number; uuids: string[] };

/**
 * Kills a server in a flood of captures, time and again, the last time with an ingestion that is
 * later than the flood lasts; gives the events that got their 200.
 */
async function floodAndKill(path: string, delayMs: number, lastDelayMs: number) {
  const accepted = new Set<string>();
  const until = performance.now() + LIMIT_MS;
  let unanswered: Unanswered[] = [];
  let round = 0;
  const floodOnce = async (delay: number) => {
    const server = await startServer(path, delay);
    // As an SDK does: what got no answer is sent once more, whether or not it was kept.
    for (const { sender, uuids } of unanswered) await send(server.url, sender, uuids);
    unanswered.flatMap(({ uuids }) => uuids).forEach((uuid) => accepted.add(uuid));

    const flood = sendUntilGone(server.url);
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 350));
    await server.kill();
    const sent = await flood;
    for (const uuid of sent.accepted) accepted.add(uuid);
    unanswered = sent.unanswered;
    checkContent(path, accepted, unanswered);
    round++;
  };
  while (round < ROUNDS - 1 && (round < MIN_ROUNDS - 1 || performance.now() < until)) {
    await floodOnce(delayMs);
  }
  await floodOnce(lastDelayMs);
  expect(round).toBeGreaterThan(3);
  expect(accepted.size).toBeGreaterThan(20 * round);
  return accepted;
}

function makePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'posthog-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'posthog.db');
}

async function startServer(path: string, delayMs: number) {
  const script = fileURLToPath(
    new URL('../../../harness/posthog/servePostHog.ts', import.meta.url),
  );
  const child = spawn(process.execPath, [script, path, String(delayMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const gone = exit.then(() => Promise.reject(new Error('The server ended before it listened.')));
  const [port] = (await Promise.race([once(child.stdout, 'data'), gone])) as [Buffer];
  return {
    url: `http://127.0.0.1:${port.toString().trim()}/batch/`,
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Sends batches of two until the server is gone; tells which got their 200 and which no answer. */
async function sendUntilGone(url: string) {
  const accepted: string[] = [];
  const unanswered: Unanswered[] = [];
  const keepSending = async (sender: number) => {
    for (;;) {
      const uuids = [crypto.randomUUID(), crypto.randomUUID()];
      const status = await send(url, sender, uuids).catch(() => undefined);
      if (status === undefined) return void unanswered.push({ sender, uuids });
      expect(status).toBe(200);
      accepted.push(...uuids);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, (_, sender) => keepSending(sender)));
  return { accepted, unanswered };
}

/** Sends one batch, each of whose events changes its person, and answers the status. */
async function send(url: string, sender: number, uuids: readonly string[]): Promise<number> {
  const batch = uuids.map((uuid) => ({
    uuid,
    event: 'seen',
    distinct_id: `user-${sender}`,
    properties: { $set: { last: uuid } },
  }));
  const body = JSON.stringify({ api_key: 'phc_flagbook', batch });
  const response = await fetch(url, { method: 'POST', body });
  await response.text();
  return response.status;
}

/**
 * Each accepted event was ingested or waits, once; each other batch is there whole or not at all;
 * each person is as its last event that was ingested left it.
 */
function checkContent(
  path: string,
  accepted: ReadonlySet<string>,
  unanswered: readonly Unanswered[],
): void {
  const { arrived, waiting, first, last, persons } = contentOf(path);
  const counts = new Map<string, number>();
  for (const uuid of [...arrived, ...waiting]) counts.set(uuid, (counts.get(uuid) ?? 0) + 1);
  expect([...accepted].filter((uuid) => counts.get(uuid) !== 1)).toEqual([]);
  const halves = unanswered.map(({ uuids }) => uuids.filter((uuid) => counts.has(uuid)).length);
  expect(halves.filter((count) => count === 1)).toEqual([]);
  expect(persons).toEqual(last.map((uuid, at) => ({ last: uuid, $creator_event_uuid: first[at] })));
}

/** The events that were ingested and those that wait, in order, and what they did to persons. */
function contentOf(path: string) {
  const store = createStore(path);
  const events = store.events.arrivedAfter(1, 0, 1_000_000);
  const last = new Map(events.map(({ distinctId, uuid }) => [distinctId, uuid]));
  const first = new Map(events.toReversed().map(({ distinctId, uuid }) => [distinctId, uuid]));
  const content = {
    arrived: events.map(({ uuid }) => uuid),
    waiting: store.queue.first(1, 1_000_000).map(({ uuid }) => uuid),
    first: [...last.keys()].map((id) => first.get(id)),
    last: [...last.values()],
    persons: [...last.keys()].map((id) => store.persons.byDistinctId(1, id)?.properties),
  };
  store.close();
  return content;
}

function integrityOf(file: string): unknown {
  const database = new DatabaseSync(file);
  const row = database.prepare('PRAGMA integrity_check').get();
  database.close();
  return row?.['integrity_check'];
}
