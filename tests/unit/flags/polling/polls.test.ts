import { PostHog } from 'posthog-node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  countKnowing,
  DEFAULT_INTERVAL,
  knownAfter,
  pollDelays,
  pollsPerHour,
  SERVERS,
} from '../../../../src/flags/polling/polls.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

describe('pollDelays', () => {
  const apart = pollDelays(30, 'apart');

  test('has every server ask once within an interval, at a moment of its own', () => {
    expect(apart).toHaveLength(SERVERS);
    expect(apart.every((delay) => delay >= 0 && delay <= 30)).toBe(true);
    expect(new Set(apart).size).toBe(SERVERS);
    expect(pollDelays(30, 'apart')).toEqual(apart);
  });

  test('stretches with the interval, and has servers that started together ask together', () => {
    expect(pollDelays(60, 'apart')).toEqual(apart.map((delay) => delay * 2));
    expect(new Set(pollDelays(30, 'together')).size).toBe(1);
  });

  test('tells how many know, and when so many do', () => {
    expect([0, 30].map((seconds) => countKnowing(apart, seconds))).toEqual([0, SERVERS]);
    const half = knownAfter(apart, 0.5);
    expect(countKnowing(apart, half)).toBe(SERVERS / 2);
    expect(half).toBeGreaterThan(10);
    expect(half).toBeLessThan(20);
    expect(knownAfter(apart, 1)).toBe(Math.max(...apart));
  });

  test('has fewer requests the longer the interval', () => {
    expect([30, 60].map((interval) => pollsPerHour(interval))).toEqual([6000, 3000]);
  });
});

describe('what is simulated', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('is what posthog-node does: ask, wait 30 s, ask again, with the tag of what it has', async () => {
    const asked: { at: number; tag: string | null }[] = [];
    const start = Date.now();
    const fetch = (url: string, { headers }: { headers?: Record<string, string> }) => {
      if (url.includes('/flags/definitions')) {
        asked.push({ at: (Date.now() - start) / 1000, tag: headers?.['If-None-Match'] ?? null });
      }
      return Promise.resolve(Response.json({ flags: [] }, { headers: { ETag: '"v1"' } }));
    };
    const client = new PostHog('phc_test', {
      host: 'http://posthog.test',
      personalApiKey: 'phx_test',
      fetch,
    });
    await vi.advanceTimersByTimeAsync(2 * DEFAULT_INTERVAL * 1000 + 500);
    await client.shutdown();
    expect(asked).toEqual([
      { at: 0, tag: null },
      { at: DEFAULT_INTERVAL, tag: '"v1"' },
      { at: 2 * DEFAULT_INTERVAL, tag: '"v1"' },
    ]);
  });
});

describe('a client that decides for itself', () => {
  const share = (percentage: number) => ({
    groups: [{ properties: [], rollout_percentage: percentage }],
  });

  test('goes on by the definitions that it has, until it asks again', async () => {
    const { api, sdk } = openTestPostHog();
    const { body } = await api('POST', '/feature_flags/', { key: 'canary', filters: share(0) });
    const client = sdk({ personalApiKey: 'phx_flagbook' });
    const isOn = async () =>
      (await client.evaluateFlags('rosa', { onlyEvaluateLocally: true })).isEnabled('canary');
    await client.waitForLocalEvaluationReady();
    expect(await isOn()).toBe(false);
    await api('PATCH', `/feature_flags/${body.id}/`, { filters: share(100) });
    expect(await isOn(), 'nobody told it').toBe(false);
    await client.reloadFeatureFlags();
    expect(await isOn()).toBe(true);
    await client.shutdown();
  });

  test('learns at its next question that a flag was deleted, and then it is off', async () => {
    const { api, sdk } = openTestPostHog();
    const { body } = await api('POST', '/feature_flags/', { key: 'canary', filters: share(100) });
    const client = sdk({ personalApiKey: 'phx_flagbook' });
    await client.waitForLocalEvaluationReady();
    await api('PATCH', `/feature_flags/${body.id}/`, { deleted: true });
    await client.reloadFeatureFlags();
    const flags = await client.evaluateFlags('rosa', { onlyEvaluateLocally: true });
    expect(flags.isEnabled('canary')).toBe(false);
    await client.shutdown();
  });
});
