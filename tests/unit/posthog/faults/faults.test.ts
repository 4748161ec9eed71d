import { describe, expect, test, vi } from 'vitest';
import {
  cutConnection,
  overQuota,
  rateLimited,
  slow,
  unavailable,
} from '../../../../src/posthog/faults/faults.ts';
import { openFaultyPostHog } from '../../../harness/posthog/openFaultyPostHog.ts';

const EVENT = { distinctId: 'ada', event: 'bought' };

describe('events that posthog-node captures', () => {
  test('are sent again after 503, until PostHog is back', async () => {
    const { posthog, requests, kept } = await openFaultyPostHog(unavailable(), { first: 2 });
    posthog.capture(EVENT);
    await posthog.flush();
    expect(requests('capture')).toBe(3);
    expect(await kept()).toEqual(['bought']);
  });

  test('are lost when PostHog stays away longer than the retries last', async () => {
    const { posthog, requests, kept } = await openFaultyPostHog(unavailable(), { first: 4 });
    posthog.capture(EVENT);
    await expect(posthog.flush()).rejects.toThrow('status=503');
    await posthog.flush();
    expect(requests('capture')).toBe(4);
    expect(await kept()).toEqual([]);
  });

  test('are sent again after 429, without regard to Retry-After', async () => {
    const started = Date.now();
    const { posthog, kept } = await openFaultyPostHog(rateLimited(60), { first: 1 });
    posthog.capture(EVENT);
    await posthog.flush();
    expect(await kept()).toEqual(['bought']);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  test('stay in the queue while the network is down, and arrive when it is back', async () => {
    const { posthog, requests, kept } = await openFaultyPostHog(cutConnection(), { first: 4 });
    posthog.capture(EVENT);
    await expect(posthog.flush()).rejects.toThrow('Network error');
    expect(requests('capture')).toBe(4);
    expect(await kept()).toEqual([]);
    await posthog.flush();
    expect(await kept()).toEqual(['bought']);
  });

  test('arrive once though they are sent twice, when only the answer was lost', async () => {
    const { posthog, requests, kept } = await openFaultyPostHog(cutConnection('answer'), {
      first: 1,
    });
    posthog.capture(EVENT);
    await posthog.flush();
    expect(requests('capture')).toBe(2);
    expect(await kept()).toEqual(['bought']);
  });

  test('arrive once though PostHog is slower than the SDK waits', async () => {
    const { posthog, requests, kept } = await openFaultyPostHog(
      slow(100),
      { first: 1 },
      { requestTimeout: 30 },
    );
    posthog.capture(EVENT);
    await posthog.flush();
    expect(requests('capture')).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await kept()).toEqual(['bought']);
  });

  test('are taken for sent when the answer breaks off after its status', async () => {
    const { posthog, requests, kept } = await openFaultyPostHog(cutConnection('body'));
    posthog.capture(EVENT);
    await posthog.flush();
    expect(requests('capture')).toBe(1);
    expect(await kept()).toEqual(['bought']);
  });

  test('are lost without a word when the project is over its quota', async () => {
    const { posthog, requests, kept, errors } = await openFaultyPostHog(overQuota());
    posthog.capture(EVENT);
    await posthog.flush();
    expect(requests('capture')).toBe(1);
    expect(await kept()).toEqual([]);
    expect(errors).toEqual([]);
  });
});

describe('a flag that posthog-node asks for', () => {
  test.each([
    ['503', unavailable(), 'status=503'],
    ['429', rateLimited(), 'status=429'],
  ])('is undefined after %s, which is not tried again', async (_, fault, error) => {
    const { posthog, requests, errors } = await openFaultyPostHog(fault, { on: 'flags' });
    expect(await posthog.getFeatureFlagResult('beta', 'ada')).toBeUndefined();
    expect(requests('flags')).toBe(1);
    expect(errors).toEqual([expect.stringContaining(error)]);
  });

  test('is answered by the second try, when the first met a broken connection', async () => {
    const { posthog, requests } = await openFaultyPostHog(cutConnection(), { first: 1 });
    const result = await posthog.getFeatureFlagResult('beta', 'ada');
    expect([result?.enabled, requests('flags')]).toEqual([true, 2]);
  });

  test('is undefined when the answer breaks off, and is not tried again', async () => {
    const { posthog, requests } = await openFaultyPostHog(cutConnection('body'), { on: 'flags' });
    expect(await posthog.getFeatureFlagResult('beta', 'ada')).toBeUndefined();
    expect(requests('flags')).toBe(1);
  });

  test('is undefined when PostHog is slow twice', async () => {
    const { posthog, requests, errors } = await openFaultyPostHog(
      slow(200),
      { on: 'flags' },
      { featureFlagsRequestTimeoutMs: 30 },
    );
    expect(await posthog.getFeatureFlagResult('beta', 'ada')).toBeUndefined();
    expect(requests('flags')).toBe(2);
    expect(errors).toEqual([expect.stringContaining('Network error')]);
  });

  test('is undefined when the project is over its quota, and the SDK says why', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { posthog } = await openFaultyPostHog(overQuota(), { on: 'flags' });
    expect(await posthog.getFeatureFlagResult('beta', 'ada')).toBeUndefined();
    expect(warned.mock.calls.join()).toContain('quota');
    warned.mockRestore();
  });

  test('and the events of it are told in $feature_flag_error', async () => {
    const { posthog, events } = await openFaultyPostHog(unavailable(), { on: 'flags' });
    await posthog.getFeatureFlagResult('beta', 'ada');
    await posthog.flush();
    const [called] = await events();
    expect(called).toMatchObject({
      event: '$feature_flag_called',
      properties: { $feature_flag: 'beta', $feature_flag_error: 'unknown_error' },
    });
  });
});
