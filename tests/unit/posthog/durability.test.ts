import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { createStore } from '../../../src/posthog/store/createStore.ts';

const ROUNDS = 4;
const SENDERS = 16;

const folder = mkdtempSync(join(tmpdir(), 'posthog-kill-'));
const path = join(folder, 'posthog.db');
afterAll(() => rmSync(folder, { recursive: true }));

test('every event that got its 200 is there once after kill -9 in a flood of captures', async () => {
  const accepted = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startServer();
    const uuids = sendUntilRefused(server.url);
    await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 200));
    await server.kill();
    const before = accepted.size;
    for (const uuid of await uuids) accepted.add(uuid);
    expect(accepted.size).toBeGreaterThan(before);
    expect(missingFrom(path, accepted)).toEqual([]);
  }
  expect(integrityOf(path)).toBe('ok');
}, 60_000);

async function startServer() {
  const script = fileURLToPath(new URL('./servePostHog.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'exit');
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: `http://127.0.0.1:${port.toString().trim()}/batch/`,
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
    },
  };
}

/** Sends batches of two, each event's person changing with it, until the server is gone; answers which got their 200. */
async function sendUntilRefused(url: string): Promise<string[]> {
  const accepted: string[] = [];
  const send = async (sender: number) => {
    for (;;) {
      const uuids = [crypto.randomUUID(), crypto.randomUUID()];
      const batch = uuids.map((uuid) => ({
        uuid,
        event: 'seen',
        distinct_id: `user-${sender}`,
        properties: { $set: { last: uuid } },
      }));
      const body = JSON.stringify({ api_key: 'phc_flagbook', batch });
      const response = await fetch(url, { method: 'POST', body });
      if (response.status === 200) accepted.push(...uuids);
    }
  };
  await Promise.allSettled(Array.from({ length: SENDERS }, (_, sender) => send(sender)));
  return accepted;
}

/** The uuids that the file does not hold exactly once. */
function missingFrom(file: string, uuids: ReadonlySet<string>): string[] {
  const store = createStore(file);
  const all = { after: 0, before: Number.MAX_SAFE_INTEGER, limit: 1_000_000, offset: 0 };
  const counts = new Map<string, number>();
  for (const { uuid } of store.events.list(1, all)) counts.set(uuid, (counts.get(uuid) ?? 0) + 1);
  store.close();
  return [...uuids].filter((uuid) => counts.get(uuid) !== 1);
}

function integrityOf(file: string): unknown {
  const database = new DatabaseSync(file);
  const row = database.prepare('PRAGMA integrity_check').get();
  database.close();
  return row?.['integrity_check'];
}
