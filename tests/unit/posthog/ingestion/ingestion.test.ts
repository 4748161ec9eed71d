import { describe, expect, test, vi } from 'vitest';
import { named, NO_LAG, openLaggingPostHog } from '../../../harness/posthog/openLaggingPostHog.ts';
import { NOW } from '../../../harness/posthog/openTestPostHog.ts';

test('events are ingested before their 200 when there is no lag', async () => {
  const { capture, ingested, ingestion } = openLaggingPostHog();
  await capture(named('a'), named('b'));
  expect(ingested()).toEqual(['a', 'b']);
  expect(ingestion.read()).toEqual(NO_LAG);
});

describe('a delay', () => {
  test('is waited out after the 200 by events, persons and flags, and moves no timestamp', async () => {
    const { capture, wait, ingestion, events, person, flags, api } = openLaggingPostHog();
    const set = { properties: [{ key: 'initial_name', type: 'person', value: 'ada' }] };
    await api('POST', '/feature_flags/', { key: 'beta', filters: { groups: [set] } });
    const isOn = async () => (await flags({ distinct_id: 'ada' })).flags['beta']?.enabled;
    ingestion.change({ delayMs: 3000 });
    const answer = await capture(named('seen', { $set_once: { initial_name: 'ada' } }));
    expect(answer.status).toBe(200);

    wait(2999);
    expect([await events(), await person('ada'), await isOn()]).toEqual([[], undefined, false]);
    wait(1);
    expect(await isOn()).toBe(true);
    expect(await person('ada')).toMatchObject({ properties: { initial_name: 'ada' } });
    expect(await events()).toMatchObject([{ timestamp: new Date(NOW).toISOString() }]);
    expect(ingestion.read()).toEqual({ ...NO_LAG, delayMs: 3000 });
  });

  test('ends by a timer of its own, which is there only while something is to come', async () => {
    const { capture, wait, ingestion, ingested } = openLaggingPostHog();
    ingestion.change({ delayMs: 3000 });
    expect(vi.getTimerCount()).toBe(0);
    await capture(named('a'));
    wait(1000);
    await capture(named('b'));
    expect(vi.getTimerCount()).toBe(1);
    wait(2000);
    expect(ingested()).toEqual(['a']);
    wait(1000);
    expect(ingested()).toEqual(['a', 'b']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('goes by the clock, also where the clock is moved by hand', async () => {
    const { capture, clock, ingestion, events } = openLaggingPostHog();
    ingestion.change({ delayMs: 3000 });
    await capture(named('a'));
    clock.now += 3000;
    expect(await events()).toMatchObject([{ event: 'a' }]);
  });

  test('that is changed counts for those that wait, too', async () => {
    const { capture, wait, ingestion, waiting, ingested } = openLaggingPostHog();
    ingestion.change({ delayMs: 3000 });
    await capture(named('a'));
    wait(1000);
    await capture(named('b'));
    ingestion.change({ delayMs: 9000 });
    wait(3000);
    expect(waiting()).toEqual(['a', 'b']);
    ingestion.change({ delayMs: 4000 });
    expect(ingested()).toEqual(['a']);
    ingestion.change({ delayMs: 0 });
    expect(ingested()).toEqual(['a', 'b']);
  });
});

describe('a pause', () => {
  test('holds events however long, and one step ingests the one that waited longest', async () => {
    const { capture, wait, ingestion, waiting, ingested } = openLaggingPostHog();
    ingestion.change({ paused: true });
    await capture(named('a'), named('b'), named('c'));
    wait(60_000);
    expect(waiting()).toEqual(['a', 'b', 'c']);
    expect(ingestion.step()).toMatchObject({ event: 'a', acceptedAt: NOW });
    expect(ingested()).toEqual(['a']);
    expect(waiting()).toEqual(['b', 'c']);
    ingestion.change({ paused: false });
    expect(ingested()).toEqual(['a', 'b', 'c']);
    expect(ingestion.step()).toBeUndefined();
  });

  test('that ends lets go of what is due by the delay, and only of that', async () => {
    const { capture, wait, ingestion, ingested } = openLaggingPostHog();
    ingestion.change({ paused: true, delayMs: 2000 });
    await capture(named('a'));
    wait(1500);
    await capture(named('b'));
    wait(1000);
    ingestion.change({ paused: false });
    expect(ingested()).toEqual(['a']);
    wait(1000);
    expect(ingested()).toEqual(['a', 'b']);
  });
});
