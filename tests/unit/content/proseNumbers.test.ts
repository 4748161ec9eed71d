import { readFileSync } from 'node:fs';
import { PostHog } from 'posthog-node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countIn, placeOnLine, usualRange } from '../../../src/components/figures/places.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';
import { bucket } from '../../../src/flags/bucketing.ts';
import { createClient } from '../../../src/project/createClient.ts';
import { TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';

describe('placeOnLine', () => {
  test.each([
    ['ian', '0.2676', true],
    ['erin', '0.5085', false],
    ['max', '0.6845', false],
    ['ada', '0.8165', false],
    ['priya', '0.9981', false],
  ])('puts %s at %s', (user, shown, inRollout) => {
    expect(placeOnLine(newCoolFeature, user)).toMatchObject({ shown, inRollout });
  });

  test('names the smallest whole percentage that lets a user in', () => {
    const { bucket, letInAt } = placeOnLine(newCoolFeature, 'erin');
    expect(bucket).toBeLessThanOrEqual(letInAt / 100);
    expect(bucket).toBeGreaterThan((letInAt - 1) / 100);
  });
});

describe('countIn', () => {
  test('counts 2 of 10 and 522 of 1,000', () => {
    expect([countIn(newCoolFeature, 10), countIn(newCoolFeature, 1000)]).toEqual([2, 522]);
  });
});

describe('two flags of a half each', () => {
  test('split a thousand users into quarters, about', () => {
    const isIn = (key: string, index: number) => bucket(key, `user-${index + 1}`) <= 0.5;
    const quarters = Array.from({ length: 1000 }, (_, index) =>
      [newCoolFeature.key, 'another-flag'].map((key) => isIn(key, index)).join(),
    );
    for (const quarter of ['true,true', 'true,false', 'false,true', 'false,false']) {
      const { length } = quarters.filter((found) => found === quarter);
      expect(length, quarter).toBeGreaterThan(220);
      expect(length, quarter).toBeLessThan(280);
    }
  });
});

describe('usualRange', () => {
  test('gives the central range of a fair coin for 10 and for 1,000 tosses', () => {
    expect(usualRange(10, 50)).toEqual({ from: 2, to: 8 });
    expect(usualRange(1000, 50)).toEqual({ from: 469, to: 531 });
  });

  test('holds the crowds that the prose calls usual', () => {
    for (const size of [10, 1000]) {
      const { from, to } = usualRange(size, 50);
      expect(countIn(newCoolFeature, size)).toBeGreaterThanOrEqual(from);
      expect(countIn(newCoolFeature, size)).toBeLessThanOrEqual(to);
    }
  });

  test('does not hold the crowd at 60 %, as the prose says', () => {
    expect(countIn(newCoolFeature, 1000, 60)).toBe(634);
    expect(usualRange(1000, 60)).toEqual({ from: 570, to: 630 });
  });

  test('covers what it must where nothing is left to chance', () => {
    expect(usualRange(0, 50)).toEqual({ from: 0, to: 0 });
    expect(usualRange(1, 50)).toEqual({ from: 0, to: 1 });
  });
});

describe('what the steps say about waiting', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('is true of events: posthog-node waits up to 5 seconds for company by default', async () => {
    expect(proseOf('02-capture')).toContain('By default it waits up to 5 seconds');
    const fetch = vi.fn(() => Promise.resolve(Response.json({ status: 'Ok' })));
    const client = new PostHog('phc_test', {
      host: 'http://posthog.test',
      fetch,
      // Compressing takes real time, which no fake timer advances.
      disableCompression: true,
    });
    client.capture({ distinctId: 'ada', event: 'visited_user_page' });
    await vi.advanceTimersByTimeAsync(4900);
    expect(fetch).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(fetch).toHaveBeenCalledOnce();
  });

  test('is true of a kill: what waits in the queue was not sent, and is in memory alone', async () => {
    expect(proseOf('02-capture')).toContain('it loses the events of up to its last 5 seconds');
    const sent: string[] = [];
    const fetch = (_url: string, { body }: { body?: unknown }) => {
      sent.push(String(body));
      return Promise.resolve(Response.json({ status: 'Ok' }));
    };
    const host = 'http://posthog.test';
    const client = new PostHog('phc_test', { host, fetch, disableCompression: true });
    client.capture({ distinctId: 'ada', event: 'first' });
    await vi.advanceTimersByTimeAsync(4900);
    client.capture({ distinctId: 'ada', event: 'second' });
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent.join()).toMatch(/first.*second/);
  });

  test('is true of flags: our client gives up after 3 seconds and the flag is off', async () => {
    expect(proseOf('04-flag')).toContain('The client waits 3 seconds, then gives up');
    const fetch = () => new Promise<never>(() => undefined);
    const client = createClient({ apiKey: 'phc_test', host: 'http://posthog.test', fetch });
    const answered = vi.fn();
    const flags = client.evaluateFlags('ada');
    void flags.then(answered);
    await vi.advanceTimersByTimeAsync(2900);
    expect(answered).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(answered).toHaveBeenCalledOnce();
    expect((await flags).isEnabled(TUTORIAL_FLAG)).toBe(false);
  });
});

function proseOf(step: string) {
  return readFileSync(new URL(`../../../content/first-flag/${step}.mdx`, import.meta.url), 'utf8');
}
