import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createActivityFeed } from '../../../../src/posthog/activity/createActivityFeed.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { EVERYONE, HOST, NOW, openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';
import { readStream } from '../../../harness/posthog/readStream.ts';

const KEY = { Authorization: 'Bearer phx_flagbook' };

function open() {
  const posthog = openTestPostHog();
  onTestFinished(() => posthog.server.close());
  const ask = (path: string, headers: Record<string, string> = {}) =>
    posthog.server.fetch(new Request(HOST + path, { headers }));
  return { ...posthog, ask };
}

describe('GET /activity', () => {
  test('tells events as they are kept, flags as they are saved and asked for, and a reset', async () => {
    const { ask, capture, api, flags, server } = open();
    const messages = readStream(await ask('/activity', KEY));
    await capture({ event: 'seen', distinct_id: 'ada', properties: { page: 1 } });
    expect(await messages.next()).toMatchObject({
      event: 'event',
      id: '1',
      data: { event: 'seen', distinct_id: 'ada', properties: { page: 1 } },
    });
    await api('POST', '/feature_flags/', { key: 'beta', filters: EVERYONE });
    expect(await messages.next()).toMatchObject({ event: 'flag_saved', data: { key: 'beta' } });
    await flags({ distinct_id: 'ada' });
    expect(await messages.next()).toMatchObject({
      event: 'flag_request',
      data: { distinct_id: 'ada', flags: { beta: { enabled: true } } },
    });
    server.reset();
    expect(await messages.next()).toEqual({ event: 'reset', id: undefined, data: {} });
  });

  test('is on disk before it is told, and is told by when its 200 comes', async () => {
    const { ask, capture, events } = open();
    const messages = readStream(await ask('/activity', KEY));
    const told = messages.next().then(() => events());
    await capture({ event: 'seen', distinct_id: 'ada' });
    expect(await told).toHaveLength(1);
  });

  test('goes on after the event that the client knows, and misses none', async () => {
    const { ask, capture } = open();
    const names = Array.from({ length: 250 }, (_, index) => `event-${index}`);
    await capture(...names.map((event) => ({ event, distinct_id: 'ada' })));
    const messages = readStream(await ask('/activity', { ...KEY, 'Last-Event-ID': '10' }));
    const told: unknown[] = [];
    while (told.length < 240) told.push((await messages.next())?.data['event']);
    expect(told).toEqual(names.slice(10));
  });

  test('tells only what comes to a client that knows nothing', async () => {
    const { ask, capture } = open();
    await capture({ event: 'before', distinct_id: 'ada' });
    const messages = readStream(await ask('/activity', KEY));
    await capture({ event: 'after', distinct_id: 'ada' });
    expect((await messages.next())?.data['event']).toBe('after');
  });

  test('tells a client whose event is unknown to begin anew', async () => {
    const { ask, capture } = open();
    await capture({ event: 'seen', distinct_id: 'ada' });
    const messages = readStream(await ask('/activity', { ...KEY, 'Last-Event-ID': '77' }));
    expect((await messages.next())?.event).toBe('reset');
    expect((await messages.next())?.data['event']).toBe('seen');
  });

  test('begins anew for all who listen when the project is emptied', async () => {
    const { ask, capture, server } = open();
    await capture({ event: 'old', distinct_id: 'ada' }, { event: 'old', distinct_id: 'ada' });
    const messages = readStream(await ask('/activity', KEY));
    server.reset();
    await capture({ event: 'new', distinct_id: 'ada' });
    expect((await messages.next())?.event).toBe('reset');
    expect(await messages.next()).toMatchObject({ id: '3', data: { event: 'new' } });
  });

  test('begins anew for a client that was away when the project was emptied and filled again', async () => {
    const { ask, capture, server } = open();
    await capture({ event: 'old', distinct_id: 'ada' });
    server.reset();
    await capture({ event: 'new', distinct_id: 'ada' }, { event: 'newer', distinct_id: 'ada' });
    const messages = readStream(await ask('/activity', { ...KEY, 'Last-Event-ID': '1' }));
    expect((await messages.next())?.event).toBe('reset');
    expect((await messages.next())?.data['event']).toBe('new');
    expect((await messages.next())?.data['event']).toBe('newer');
  });

  test('ends when the server is closed', async () => {
    const { ask, server } = open();
    const messages = readStream(await ask('/activity', KEY));
    await server.close();
    expect(await messages.next()).toBeUndefined();
  });

  test.each([
    ['nobody', {}, 401],
    ['a wrong key', { Authorization: 'Bearer phx_other' }, 401],
    ['the personal API key', KEY, 200],
    ['a page of this server', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['a page of another site', { 'Sec-Fetch-Site': 'cross-site', Referer: `${HOST}/` }, 403],
    ['a page of this server over plain HTTP', { Referer: `${HOST}/posthog/` }, 200],
    ['a page of another site over plain HTTP', { Referer: 'http://other.test/' }, 403],
  ])('answers %s: %o with %i', async (_, headers, status) => {
    const { ask } = open();
    const response = await ask('/activity', headers);
    expect(response.status).toBe(status);
    await response.body?.cancel();
  });
});

describe('createActivityFeed', () => {
  function openFeed(heartbeatMs: number) {
    const store = createStore(':memory:');
    onTestFinished(() => store.close());
    return { store, feed: createActivityFeed(store, 1, heartbeatMs) };
  }
  const saved = { id: 1, key: 'beta' } as Parameters<
    ReturnType<typeof createActivityFeed>['flagSaved']
  >[0];

  test('sends a heartbeat when nothing happens', async () => {
    const { feed } = openFeed(10);
    const messages = feed.follow(undefined, new AbortController().signal);
    expect((await messages.next()).value).toEqual({ kind: 'heartbeat' });
    expect((await messages.next()).value).toEqual({ kind: 'heartbeat' });
    await messages.return(undefined);
  });

  test('hears, with the heartbeat, of events that another process kept in the same file', async () => {
    const { store, feed } = openFeed(10);
    const messages = feed.follow(undefined, new AbortController().signal);
    await messages.next();
    store.events.insert(1, {
      uuid: crypto.randomUUID(),
      event: 'seen',
      distinctId: 'ada',
      timestamp: NOW,
      properties: {},
    });
    expect((await messages.next()).value).toMatchObject({ kind: 'event', event: { sequence: 1 } });
    await messages.return(undefined);
  });

  test('keeps a bounded number of news for a follower who is slow, the newest', async () => {
    const { feed } = openFeed(10);
    const messages = feed.follow(undefined, new AbortController().signal);
    await messages.next();
    for (let version = 1; version <= 5000; version++) feed.flagSaved({ ...saved, version });
    expect((await messages.next()).value).toMatchObject({
      kind: 'flag_saved',
      flag: { version: 4001 },
    });
    await messages.return(undefined);
  });

  test('tells a follower who is slow once how ingestion stands, and all other news', async () => {
    const { feed } = openFeed(10);
    const messages = feed.follow(undefined, new AbortController().signal);
    await messages.next();
    feed.flagSaved(saved);
    for (let change = 1; change <= 5000; change++) feed.ingestionChanged();
    expect((await messages.next()).value).toMatchObject({ kind: 'flag_saved' });
    expect((await messages.next()).value).toEqual({ kind: 'ingestion' });
    expect((await messages.next()).value).toEqual({ kind: 'heartbeat' });
    await messages.return(undefined);
  });

  test('forgets a follower who has gone, and lets go of its timer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { feed } = openFeed(15_000);
    const left = new AbortController();
    const next = feed.follow(undefined, left.signal).next();
    expect(vi.getTimerCount()).toBe(1);
    left.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(vi.getTimerCount()).toBe(0);
  });
});

test('a client that goes away ends its stream, and the others go on', async () => {
  const { ask, capture } = open();
  const gone = await ask('/activity', KEY);
  const messages = readStream(await ask('/activity', KEY));
  await gone.body?.cancel();
  await sleep(1);
  await capture({ event: 'seen', distinct_id: 'ada' });
  expect((await messages.next())?.data['event']).toBe('seen');
});
