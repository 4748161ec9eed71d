import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';

/** A request as an SDK made it, its body unpacked. */
interface Recording {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: { batch?: { uuid: string }[] };
}

const ANSWERED = ['/batch/', '/flags/?v=2'];

test.each(['posthog-node-5.70.0', 'posthog-python-7.53.0'])(
  'every capture and flag request recorded from %s is answered, and each of its events kept once',
  async (name) => {
    const recordings = (await read(name)).filter(({ url }) => ANSWERED.includes(url));
    const sent = recordings.flatMap(({ body }) => body?.batch ?? []).map(({ uuid }) => uuid);
    expect(sent.length).toBeGreaterThan(0);

    const store = createStore(':memory:');
    const project = { id: 1, apiKey: 'phc_test', personalApiKey: 'phx_test' };
    const posthog = createPostHog({ store, project });
    // Twice, as if every answer had been lost the first time.
    for (const recording of [...recordings, ...recordings]) {
      expect((await posthog.fetch(toRequest(recording))).status).toBe(200);
    }

    const all = { after: 0, before: Number.MAX_SAFE_INTEGER, limit: 1000, offset: 0 };
    const kept = store.events.list(1, all).map(({ uuid }) => uuid);
    expect(kept.sort()).toEqual([...new Set(sent)].sort());
    await posthog.close();
  },
);

async function read(name: string): Promise<Recording[]> {
  const file = new URL(`../../../fixtures/recordings/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as Recording[];
}

function toRequest({ method, url, headers: recorded, body }: Recording): Request {
  const headers = new Headers(recorded);
  headers.delete('content-length');
  const json = JSON.stringify(body);
  const isGzip = headers.get('content-encoding') === 'gzip';
  return new Request(`http://posthog.test${url}`, {
    method,
    headers,
    body: isGzip ? gzipSync(json) : json,
  });
}
