import { PostHog } from 'posthog-node';
import { expect, onTestFinished, test } from 'vitest';
import { createPostHog } from '../../../../src/posthog/createPostHog.ts';
import { defaultProject } from '../../../../src/posthog/http/defaultProject.ts';
import { createStore } from '../../../../src/posthog/store/createStore.ts';
import { EVERYONE, HOST } from '../../../harness/posthog/openTestPostHog.ts';

async function open(minimalFlagCalledEvents: boolean) {
  const project = { ...defaultProject, minimalFlagCalledEvents };
  const store = createStore(':memory:');
  const posthog = createPostHog({ store, project });
  onTestFinished(posthog.close);
  const ask = (path: string, init?: RequestInit) => {
    const headers = { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' };
    return posthog.fetch(new Request(HOST + path, { headers, ...init }));
  };
  const body = JSON.stringify({ key: 'beta', filters: EVERYONE });
  await ask('/api/projects/1/feature_flags/', { method: 'POST', body });
  return { posthog, store, ask };
}

test.each([true, false])('SDKs are asked for short events of flags, or not: %s', async (asked) => {
  const { posthog, store, ask } = await open(asked);
  const body = JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' });
  for (const version of [2, 3]) {
    const answer = await ask(`/flags/?v=${version}`, { method: 'POST', body });
    const { minimalFlagCalledEvents } = (await answer.json()) as Record<string, unknown>;
    expect(minimalFlagCalledEvents).toBe(asked ? true : undefined);
  }
  const old = await ask('/flags/?v=1', { method: 'POST', body });
  expect(await old.json()).not.toHaveProperty('minimalFlagCalledEvents');
  const definitions = await ask('/flags/definitions?token=phc_flagbook');
  expect(await definitions.json()).toMatchObject({ minimal_flag_called_events: asked });

  const sdk = new PostHog('phc_flagbook', {
    host: HOST,
    fetch: (url, init) => posthog.fetch(new Request(url, init)),
  });
  const flags = await sdk.evaluateFlags('ada');
  expect(flags.isEnabled('beta')).toBe(true);
  await sdk.shutdown();
  const [called] = store.events.arrivedAfter(1, 0, 10);
  expect(called?.event).toBe('$feature_flag_called');
  expect(Object.hasOwn(called?.properties ?? {}, '$feature/beta')).toBe(!asked);
});
