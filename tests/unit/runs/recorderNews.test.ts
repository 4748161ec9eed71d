import { expect, test } from 'vitest';
import { createRecorder } from '../../../src/runs/createRecorder.ts';

const HOST = 'http://posthog';
const KEY = 'phc_secretenough';
const PATIENCE_MS = 3000;

test('tells those who wait of each request as it leaves and as it is answered', async () => {
  const recorder = createRecorder();
  const fetch = recorder.wrap(HOST, () => Promise.resolve(new Response('{}')), KEY);
  const { read, hasMore } = recorder.record(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    await fetch(`${HOST}/flags/`, { method: 'POST', headers: {} });
  });
  const before = read();
  expect(before).toMatchObject({ exchanges: [], isRecording: true });
  expect(await hasMore(before.news, PATIENCE_MS)).toBe(true);
  const sent = read();
  expect(sent.exchanges).toMatchObject([{ path: '/flags/' }]);
  expect(sent.exchanges[0]).not.toHaveProperty('status');
  await hasMore(sent.news, PATIENCE_MS);
  expect(read().exchanges).toMatchObject([{ status: 200, late: false }]);
});

test('keeps nobody waiting for longer than their patience, or after they have left', async () => {
  const recorder = createRecorder();
  const { answered, read, hasMore } = recorder.record(() => {
    recorder.captured('one');
    return Promise.resolve();
  });
  await answered;
  const { news } = read();
  const left = new AbortController();
  const called = hasMore(news, PATIENCE_MS, left.signal);
  left.abort();
  expect(await called).toBe(false);
  expect(await hasMore(news, 20)).toBe(false);
});

test('says of a request that the client itself called it off', async () => {
  const recorder = createRecorder();
  const fetch = recorder.wrap(HOST, () => Promise.reject(new Error('aborted')), KEY);
  const signal = AbortSignal.abort();
  const { read, ended } = recorder.record(() =>
    fetch(`${HOST}/flags/`, { method: 'POST', headers: {}, signal }).catch(() => undefined),
  );
  await ended(PATIENCE_MS);
  expect(read().exchanges).toMatchObject([{ error: 'aborted', gaveUp: true }]);
});
