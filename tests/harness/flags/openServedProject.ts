import { PostHog } from 'posthog-node';
import { vi } from 'vitest';
import type { Cohort } from '../../../src/flags/cohorts/cohort.ts';
import { flagValue } from '../../../src/flags/decision.ts';
import type { FeatureFlag } from '../../../src/flags/flag.ts';
import { createPostHog } from '../../../src/posthog/createPostHog.ts';
import type { FlagsAnswer } from '../../../src/posthog/evaluation/answerFlags.ts';
import { defaultProject } from '../../../src/posthog/http/defaultProject.ts';
import { createStore } from '../../../src/posthog/store/createStore.ts';
import { fillStore } from './fillStore.ts';

/** Whom flags are asked for: a person, and the company that they act for. */
export interface Asker {
  distinctId: string;
  properties: Record<string, unknown>;
  company?: { key: string; properties: Record<string, unknown> } | undefined;
}

/** What code gets for flags, by their keys. */
export type Values = Record<string, boolean | string | undefined>;

const HOST = 'http://posthog.test';

/**
 * A project of the embedded PostHog, whose flags are asked for in both ways: of `/flags`, and of the
 * real posthog-node, which has fetched their definitions from `/flags/definitions` and evaluates
 * them by itself.
 *
 * @param flags numbered from 1 in their order, as are the cohorts: so the store numbers them
 */
export async function openServedProject(flags: FeatureFlag[], cohorts: Cohort[]) {
  const store = createStore(':memory:');
  fillStore(store, flags, cohorts);
  const server = createPostHog({ store });
  // It warns of every flag that it must leave to the service, which is what the tests are about.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const client = new PostHog(defaultProject.apiKey, {
    host: HOST,
    secretKey: defaultProject.personalApiKey,
    featureFlagsPollingInterval: null,
    sendFeatureFlagEvent: false,
    fetch: (url, init) => server.fetch(new Request(url, init)),
  });
  if (!(await client.waitForLocalEvaluationReady(5_000))) {
    throw new Error('The SDK did not load the flag definitions.');
  }

  return { askSdk, askService, close };

  async function askSdk({ distinctId, properties, company }: Asker): Promise<Values> {
    return client.getAllFlags(distinctId, {
      onlyEvaluateLocally: true,
      personProperties: properties,
      ...(company && {
        groups: { company: company.key },
        groupProperties: { company: company.properties },
      }),
    });
  }

  async function askService({ distinctId, properties, company }: Asker): Promise<Values> {
    const body = JSON.stringify({
      token: defaultProject.apiKey,
      distinct_id: distinctId,
      person_properties: properties,
      ...(company && {
        groups: { company: company.key },
        group_properties: { company: company.properties },
      }),
    });
    const request = new Request(`${HOST}/flags/?v=2`, { method: 'POST', body });
    const answer = (await (await server.fetch(request)).json()) as FlagsAnswer;
    return Object.fromEntries(
      Object.entries(answer.flags).map(([key, detail]) => [key, flagValue(detail)]),
    );
  }

  async function close() {
    await client.shutdown();
    await server.close();
  }
}
