import { describe, expect, test } from 'vitest';
import { openControlledPostHog } from '../../../harness/posthog/openControlledPostHog.ts';

/** Whether a promise is settled, once all that can go on without it has gone on. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => (settled = true));
  await new Promise((resolve) => setTimeout(resolve));
  return settled;
}

describe('held answers', () => {
  test('are those to the next request for flags, of which PostHog has done what it asked', async () => {
    const { control, flags, capture } = openControlledPostHog();
    await control('POST', '/hold');
    const first = flags();
    const { body } = await control('GET', '/held?wait_ms=5000');
    expect(body.held).toEqual([{ method: 'POST', path: '/flags/?v=2' }]);
    expect(await isSettled(first)).toBe(false);
    // Nothing else waits: neither the next request, nor one for something else.
    expect((await flags()).status).toBe(200);
    expect((await capture('a')).status).toBe(200);
    expect((await control('POST', '/release')).body.held).toEqual([]);
    expect(await (await first).json()).toMatchObject({ flags: {} });
  });

  test('are stepped through in the order in which they came', async () => {
    const { control, capture, api } = openControlledPostHog();
    await control('POST', '/hold', { on: 'capture', first: 3 });
    const answers = [capture('a'), capture('b'), capture('c')];
    await control('GET', '/held?count=3&wait_ms=5000');
    const { results } = await api('GET', '/events/?after=2000-01-01');
    expect(results.map(({ event }) => event).toSorted()).toEqual(['a', 'b', 'c']);
    for (const [index, answer] of answers.entries()) {
      expect(await isSettled(answer)).toBe(false);
      const { body } = await control('POST', '/release', { count: 1 });
      expect(body.held).toHaveLength(2 - index);
      expect((await answer).status).toBe(200);
    }
  });

  test('go all at once, and then no more is held', async () => {
    const { control, flags } = openControlledPostHog();
    await control('POST', '/hold', { on: 'flags', first: 9 });
    const answers = [flags(), flags()];
    await control('GET', '/held?count=2&wait_ms=5000');
    await control('POST', '/release');
    await Promise.all(answers);
    expect((await flags()).status).toBe(200);
  });

  test('go, too, when PostHog was still at work on them', async () => {
    const { control, flags } = openControlledPostHog('slow:50@flags');
    await control('POST', '/hold', { on: 'flags' });
    const answer = flags();
    expect(await isSettled(answer)).toBe(false);
    await control('POST', '/release');
    expect((await answer).status).toBe(200);
    expect((await control('GET', '/held')).body.held).toEqual([]);
  });

  test('keep the faults that befall them', async () => {
    const { control, flags } = openControlledPostHog('unavailable@flags*1');
    await control('POST', '/hold', { on: 'flags' });
    const answer = flags();
    await control('GET', '/held?wait_ms=5000');
    await control('POST', '/release');
    expect((await answer).status).toBe(503);
  });

  test('are gone when the client gives up', async () => {
    const { control, flags } = openControlledPostHog();
    await control('POST', '/hold', { on: 'flags' });
    const client = new AbortController();
    const answer = flags({ signal: client.signal });
    await control('GET', '/held?wait_ms=5000');
    client.abort(new Error('timed out'));
    await expect(answer).rejects.toThrow('timed out');
    expect((await control('GET', '/held')).body.held).toEqual([]);
  });

  test('are not those to the question of a browser whether it may ask', async () => {
    const { control, ask } = openControlledPostHog();
    await control('POST', '/hold', { on: 'flags' });
    const headers = { Origin: 'https://app.example', 'Access-Control-Request-Method': 'POST' };
    expect((await ask('OPTIONS', '/flags/', undefined, { headers })).status).toBe(204);
    expect((await control('GET', '/held?wait_ms=0')).body.held).toEqual([]);
  });
});
