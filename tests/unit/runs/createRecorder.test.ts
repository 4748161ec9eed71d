import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRecorder } from '../../../src/runs/createRecorder.ts';
import type { ClientFetch } from '../../../src/runs/recordExchange.ts';

const HOST = 'http://posthog';
const KEY = 'phc_secretenough';
const PATIENCE_MS = 3000;

/** A recorder before a PostHog that gives these statuses, one after the other, and then 200. */
function openRecorder(statuses: number[] = []) {
  const recorder = createRecorder();
  const fetch = recorder.wrap(HOST, answerWith(statuses), KEY);
  const send = (uuids: string[]) =>
    fetch(`${HOST}/batch/`, { method: 'POST', headers: {}, body: batch(uuids) });
  return { recorder, fetch, send };
}

function answerWith(statuses: number[]): ClientFetch {
  return () => {
    const response = new Response(`{"for":"${KEY}"}`, { status: statuses.shift() ?? 200 });
    return Promise.resolve(response);
  };
}

function batch(uuids: string[]): string {
  return JSON.stringify({ api_key: KEY, batch: uuids.map((uuid) => ({ uuid })) });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Records a visit that captures one event, whose delivery is up to the test. */
async function recordOne({ recorder }: ReturnType<typeof openRecorder>) {
  const recording = recorder.record(() => {
    recorder.captured('one');
    return Promise.resolve();
  });
  await recording.answered;
  return recording;
}

/** Records a visit until nothing more comes of it. */
async function recordWhole(
  { recorder }: Pick<ReturnType<typeof openRecorder>, 'recorder'>,
  visit: () => Promise<unknown>,
) {
  const recording = recorder.record(visit);
  await recording.ended(PATIENCE_MS);
  return recording;
}

describe('a recording', () => {
  test('goes on when patience is over, through failed attempts, until the event is delivered', async () => {
    const site = openRecorder([503, 408]);
    const { read } = await recordOne(site);
    expect(read()).toMatchObject({ exchanges: [], settled: false, isRecording: true });

    await site.send(['one']);
    await site.send(['one']);
    expect(read()).toMatchObject({ settled: false, isRecording: true });
    await site.send(['one', 'of another visit']);

    await expect.poll(read).toMatchObject({
      exchanges: [
        { status: 503, late: true },
        { status: 408, late: true },
        { status: 200, late: true },
      ],
      settled: true,
      isRecording: false,
    });
  });

  test('ends after a minute at the latest, and says that it has not settled', async () => {
    const site = openRecorder();
    const { read } = await recordOne(site);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(read().isRecording).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(read()).toMatchObject({ settled: false, isRecording: false });

    await site.send(['one']);
    expect(read().exchanges).toEqual([]);
  });

  test('ends when it is stopped', async () => {
    const site = openRecorder();
    const { read, stop } = await recordOne(site);
    stop();
    await site.send(['one']);
    expect(read()).toMatchObject({ exchanges: [], settled: false, isRecording: false });
  });

  test('leaves nothing behind of a visit that threw', async () => {
    const { recorder, send } = openRecorder();
    const failing = recorder.record(() => {
      recorder.captured('one');
      throw new Error('no such stage');
    });
    await expect(failing.answered).rejects.toThrow('no such stage');

    const { read } = await recordWhole({ recorder }, () => send(['one']));
    expect(read().exchanges).toEqual([]);
  });

  test('takes nothing from a visit that is over', async () => {
    const { recorder, fetch } = openRecorder();
    let late = Promise.resolve();
    const { read } = await recordWhole({ recorder }, () => {
      late = new Promise((resolve) => setTimeout(resolve, 10)).then(async () => {
        await fetch(`${HOST}/flags/?v=2`, { method: 'POST', headers: {}, body: '{}' });
      });
      return Promise.resolve();
    });
    await vi.advanceTimersByTimeAsync(10);
    await late;
    expect(read()).toMatchObject({ exchanges: [], settled: true, isRecording: false });
  });

  test('holds a copy, which what comes later does not change', async () => {
    const site = openRecorder([503]);
    const { read } = await recordOne(site);
    await site.send(['one']);
    const before = read();
    await site.send(['one']);
    expect(before.exchanges).toHaveLength(1);
  });
});

describe('API keys', () => {
  test('are cut short in paths, bodies and answers', async () => {
    const { recorder, fetch } = openRecorder();
    const { read } = await recordWhole({ recorder }, () =>
      fetch(`${HOST}/flags/definitions?token=${KEY}`, {
        method: 'GET',
        headers: {},
        body: batch([]),
      }),
    );
    expect(read().exchanges).toMatchObject([
      {
        path: '/flags/definitions?token=phc_sec…',
        request: { api_key: 'phc_sec…' },
        response: { for: 'phc_sec…' },
      },
    ]);
  });

  test('are cut short in what the network says', async () => {
    const recorder = createRecorder();
    const fetch = recorder.wrap(
      HOST,
      () => Promise.reject(new Error(`cannot reach ${HOST}/?token=${KEY}`)),
      KEY,
    );
    const { read } = await recordWhole({ recorder }, () =>
      fetch(`${HOST}/flags/`, { method: 'POST', headers: {} }).catch(() => undefined),
    );
    expect(read().exchanges).toMatchObject([{ error: `cannot reach ${HOST}/?token=phc_sec…` }]);
  });
});
