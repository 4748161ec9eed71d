import type { PostHogOptions } from 'posthog-node';
import { onTestFinished } from 'vitest';
import type { Fault } from '../../../src/posthog/faults/faults.ts';
import { pathFamily, type PathFamily } from '../../../src/posthog/faults/pathFamily.ts';
import { type FaultScope, withFault } from '../../../src/posthog/faults/withFault.ts';
import { EVERYONE, openTestPostHog } from './openTestPostHog.ts';

/**
 * posthog-node before an embedded PostHog with a fault and the flag `beta`, which is on. The SDK has
 * its default options but for short waits.
 */
export async function openFaultyPostHog(
  fault: Fault,
  scope?: FaultScope,
  options?: PostHogOptions,
) {
  const { server, api, events, sdk } = openTestPostHog();
  await api('POST', '/feature_flags/', { key: 'beta', filters: EVERYONE });
  const asked: (PathFamily | undefined)[] = [];
  const fetch = withFault(server.fetch, fault, scope);
  const posthog = sdk({
    fetchRetryDelay: 5,
    ...options,
    fetch: (url, init) => {
      asked.push(pathFamily(new URL(url).pathname));
      return fetch(new Request(url, init));
    },
  });
  const errors: string[] = [];
  posthog.on('error', (error: Error) => errors.push(error.message));
  onTestFinished(async () => {
    await posthog.shutdown(200).catch(() => undefined);
    await server.close();
  });
  return {
    posthog,
    /** Messages of the SDK's `error` events. */
    errors,
    /** How many requests of a family the SDK has made. */
    requests: (family: PathFamily) => asked.filter((one) => one === family).length,
    events,
    /** Names of the events that PostHog has. */
    kept: async () => (await events()).map(({ event }) => event),
  };
}
