import { beforeEach, describe, expect, test } from 'vitest';
import { EVERYONE, openTestPostHog } from '../../harness/posthog/openTestPostHog.ts';

const { server, api, events, sdk } = openTestPostHog();

/** The tutorial's flag: half of everyone, and whoever is called ada. */
const tutorialFlag = {
  key: 'new-cool-feature',
  filters: {
    groups: [
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', type: 'person', value: ['ada'], operator: 'exact' }],
        rollout_percentage: 100,
      },
    ],
  },
};

beforeEach(() => server.reset());

describe('posthog-node with its default options', () => {
  test('finds a new user off on the first visit and on on the second', async () => {
    await api('POST', '/feature_flags/', {
      ...tutorialFlag,
      filters: { ...tutorialFlag.filters, payloads: { true: 7 } },
    });
    const posthog = sdk();
    const visit = async () => {
      const snapshot = await posthog.evaluateFlags('ada');
      posthog.capture({
        distinctId: 'ada',
        event: 'visited_user_page',
        properties: { $set_once: { initial_name: 'ada' } },
        flags: snapshot,
      });
      await posthog.flush();
      return [snapshot.isEnabled('new-cool-feature'), snapshot.getFlagPayload('new-cool-feature')];
    };
    expect(await visit()).toEqual([false, null]);
    expect(await visit()).toEqual([true, 7]);
    await posthog.shutdown();

    const visits = await events('event=visited_user_page');
    const values = visits.map(({ properties }) => properties['$feature/new-cool-feature']);
    // In either order: their times are set right by how long each request took, to the millisecond.
    expect(values.toSorted()).toEqual([false, true]);
  });

  test('delivers a thousand captures, each once', async () => {
    const posthog = sdk();
    for (let i = 0; i < 1000; i++) posthog.capture({ distinctId: `user-${i}`, event: 'seen' });
    await posthog.shutdown();
    const { body } = await api('GET', '/events/?limit=1000');
    const ids = body.results.map(({ distinct_id }) => distinct_id);
    expect(new Set(ids).size).toBe(1000);
    expect(body.next).toBeNull();
  });

  test('gets no flags and an error when its project API key is unknown', async () => {
    await api('POST', '/feature_flags/', { key: 'first', filters: EVERYONE });
    const posthog = sdk({}, 'phc_unknown');
    const errors: unknown[] = [];
    posthog.on('error', (error) => errors.push(error));
    const snapshot = await posthog.evaluateFlags('ada');
    expect(snapshot.keys).toEqual([]);
    expect(String(errors[0])).toContain('401');
    await posthog.shutdown();
  });
});
