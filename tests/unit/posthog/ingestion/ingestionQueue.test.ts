import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { named, NO_LAG, openLaggingPostHog } from '../../../harness/posthog/openLaggingPostHog.ts';
import { NOW } from '../../../harness/posthog/openTestPostHog.ts';

describe('the queue', () => {
  test('tells of each event whose it is, since when, due when, and what it changes', async () => {
    const { capture, wait, ingestion } = openLaggingPostHog();
    const uuid = crypto.randomUUID();
    ingestion.change({ delayMs: 2000 });
    const properties = { $browser: 'Firefox', $set: { plan: 'pro' }, $set_once: { first: 1 } };
    await capture({ ...named('seen', properties), uuid }, named('gone', { $set: null }));
    await capture(named('left', { $unset: ['plan'] }));
    await capture(named('bare', { $process_person_profile: false, $set: { plan: 'free' } }));
    wait(500);
    const at = { acceptedAt: NOW, dueAt: NOW + 2000, distinctId: 'ada' };
    const nothing = { set: {}, setOnce: {}, unset: [] };
    const set = { plan: 'pro', $browser: 'Firefox' };
    const setOnce = { first: 1, $initial_browser: 'Firefox' };
    expect(ingestion.read().queue).toMatchObject([
      { ...at, uuid, event: 'seen', set, setOnce, unset: [] },
      { ...at, event: 'gone', ...nothing },
      { ...at, event: 'left', ...nothing, unset: ['plan'] },
      { ...at, event: 'bare', ...nothing },
    ]);
    ingestion.change({ paused: true });
    expect(ingestion.read().queue[0]?.dueAt).toBeUndefined();
  });

  test('holds an event that is sent again once, and none that was ingested before', async () => {
    const { capture, wait, ingestion, waiting, ingested } = openLaggingPostHog();
    const twice = { ...named('a'), uuid: crypto.randomUUID() };
    ingestion.change({ delayMs: 1000 });
    await capture(twice, twice);
    await capture(twice);
    expect(waiting()).toEqual(['a']);
    wait(1000);
    await capture(twice);
    expect(waiting()).toEqual([]);
    expect(ingested()).toEqual(['a']);
  });

  test('keeps its order when it is long, and nothing new overtakes it', async () => {
    const { capture, wait, ingestion, ingested } = openLaggingPostHog();
    const order = Array.from({ length: 1000 }, (_, index) => `event-${index}`);
    ingestion.change({ paused: true });
    await capture(...order.map((name) => named(name)));
    expect(ingestion.read()).toMatchObject({ waiting: 1000 });
    expect(ingestion.read().queue).toHaveLength(50);
    ingestion.change({ paused: false });
    await capture(named('new'));
    wait(100);
    expect(ingested()).toEqual([...order, 'new']);
  });

  test('is emptied with the project, and the lag is over', async () => {
    const { capture, wait, ingestion, server, ingested } = openLaggingPostHog();
    ingestion.change({ delayMs: 2000 });
    await capture(named('a'));
    server.reset();
    expect(vi.getTimerCount()).toBe(0);
    expect(ingestion.read()).toEqual(NO_LAG);
    wait(5000);
    await capture(named('b'));
    expect(ingested()).toEqual(['b']);
  });

  test('stays through a restart with its lag, and is ingested when it is due', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'posthog-queue-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'posthog.db');
    const before = openLaggingPostHog(createStore(path));
    before.ingestion.change({ delayMs: 3000 });
    await before.capture(named('a'));
    before.wait(1000);
    await before.capture(named('b'));
    await before.server.close();
    expect(vi.getTimerCount()).toBe(0);

    const after = openLaggingPostHog(createStore(path), { now: NOW + 2000 });
    expect(after.ingestion.read()).toMatchObject({ delayMs: 3000, waiting: 2 });
    after.wait(1000);
    expect(after.ingested()).toEqual(['a']);
    after.wait(1000);
    expect(after.ingested()).toEqual(['a', 'b']);
  });

  test('keeps what cannot be stored now, and tries it again', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => logged.mockRestore());
    const { capture, wait, ingestion, waiting, ingested, store } = openLaggingPostHog();
    ingestion.change({ delayMs: 1000 });
    await capture(named('a', { $set: { plan: 'pro' } }));
    const save = vi.spyOn(store.persons, 'save').mockImplementation(() => {
      throw Object.assign(new Error('disk full'), { code: 'ERR_SQLITE_ERROR' });
    });
    wait(1000);
    expect(logged).toHaveBeenCalledOnce();
    expect([ingested(), waiting()]).toEqual([[], ['a']]);
    save.mockRestore();
    wait(1000);
    expect([ingested(), waiting()]).toEqual([['a'], []]);
  });

  test('leaves out an event that can never be ingested, which holds up no other', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => logged.mockRestore());
    const { capture, ingestion, waiting, ingested, person, store } = openLaggingPostHog();
    const { insert } = store.events;
    store.events.insert = (projectId, event) => {
      if (event.event === 'bad') throw new Error('too much for the store');
      return insert(projectId, event);
    };
    ingestion.change({ paused: true });
    const bad = { ...named('bad'), uuid: crypto.randomUUID() };
    await capture(named('a'), bad, named('b', { $set: { plan: 'pro' } }));
    ingestion.change({ paused: false });
    expect([ingested(), waiting()]).toEqual([['a', 'b'], []]);
    expect(await person('ada')).toMatchObject({ properties: { plan: 'pro' } });
    expect(logged.mock.calls).toEqual([[expect.stringContaining(bad.uuid), expect.any(Error)]]);
  });
});
