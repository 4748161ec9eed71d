import { expect, test, vi } from 'vitest';
import {
  cutConnection,
  type Fault,
  overQuota,
  rateLimited,
  unavailable,
} from '../../../../src/posthog/faults/faults.ts';
import { openFaultyPostHog } from '../../../harness/posthog/openFaultyPostHog.ts';

const LOCAL = { secretKey: 'phx_flagbook', featureFlagsPollingInterval: 600_000 };

/** posthog-node that has the flags' definitions, before a PostHog that fails from now on. */
async function openLocal(fault: Fault) {
  let isBroken = false;
  const fromNowOn: Fault = (request, next) => (isBroken ? fault(request, next) : next(request));
  const opened = await openFaultyPostHog(fromNowOn, { on: 'definitions' }, LOCAL);
  await opened.posthog.waitForLocalEvaluationReady();
  isBroken = true;
  const local = () => opened.posthog.getAllFlags('ada', { onlyEvaluateLocally: true });
  expect(await local()).toEqual({ beta: true });
  return { ...opened, local };
}

test.each([
  ['is unavailable', unavailable()],
  ['limits the rate', rateLimited()],
  ['is cut off', cutConnection()],
  ['breaks off its answer', cutConnection('body')],
])('flags are decided by the definitions of before when PostHog %s', async (_, fault) => {
  const { posthog, local, requests } = await openLocal(fault);
  await posthog.reloadFeatureFlags();
  expect(requests('definitions')).toBe(2);
  expect(await local()).toEqual({ beta: true });
});

test('definitions are forgotten when the project is over its quota', async () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { posthog, local } = await openLocal(overQuota());
  await posthog.reloadFeatureFlags();
  expect(await local()).toEqual({});
  expect(warned.mock.calls.join()).toContain('quota');
  warned.mockRestore();
});

test('without definitions the SDK asks for the flag instead', async () => {
  const { posthog, requests } = await openFaultyPostHog(
    unavailable(),
    { on: 'definitions' },
    LOCAL,
  );
  expect((await posthog.getFeatureFlagResult('beta', 'ada'))?.enabled).toBe(true);
  expect(requests('flags')).toBe(1);
});
