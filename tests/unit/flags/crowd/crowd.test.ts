import { describe, expect, test } from 'vitest';
import { crowdChanges, crowdOverlap } from '../../../../src/flags/crowd/crowdComparison.ts';
import { crowdDecision } from '../../../../src/flags/crowd/crowdDecision.ts';
import { CROWD_SIZE, crowdPlaces, crowdUsers } from '../../../../src/flags/crowd/crowdUsers.ts';
import { personProperties } from '../../../../src/flags/personProperties.ts';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { openTestPostHog } from '../../../harness/posthog/openTestPostHog.ts';

const users = crowdUsers();
const half = { groups: [{ properties: [], rollout_percentage: 50 }] };
const halfOfPro = {
  groups: [
    {
      properties: [{ key: 'plan', type: 'person' as const, value: ['pro'] }],
      rollout_percentage: 50,
    },
  ],
};

/** Flags of the kinds that a reader meets. */
const FLAGS: Record<string, Parameters<typeof makeFlag>[0]> = {
  'new-cool-feature': {
    groups: [
      { properties: [], rollout_percentage: 50 },
      {
        properties: [{ key: 'initial_name', type: 'person', operator: 'exact', value: ['user-3'] }],
        rollout_percentage: 100,
      },
    ],
  },
  'half-of-pro': halfOfPro,
  'frequent-visitors': {
    groups: [
      {
        properties: [{ key: 'visits', type: 'person', operator: 'gte', value: '20' }],
        rollout_percentage: 100,
      },
      { properties: [], rollout_percentage: 9.75 },
    ],
  },
  'names-with-a-7': {
    groups: [
      {
        properties: [
          { key: 'initial_name', type: 'person', operator: 'regex', value: '7$' },
          { key: 'country', type: 'person', operator: 'is_not', value: ['US', 'JP'] },
        ],
        rollout_percentage: 80,
      },
    ],
  },
  'two-variants': {
    ...half,
    multivariate: {
      variants: [
        { key: 'red', rollout_percentage: 30 },
        { key: 'blue', rollout_percentage: 70 },
      ],
    },
  },
};

test('the crowd is decided as the PostHog that answers the SDK decides', async () => {
  const posthog = openTestPostHog();
  for (const [key, filters] of Object.entries(FLAGS)) {
    const { body } = await posthog.api('POST', '/feature_flags/', { key, active: true, filters });
    expect(body).toMatchObject({ key });
  }
  const answers = await Promise.all(
    users.map(({ distinctId, properties }) =>
      posthog.flags({ distinct_id: distinctId, person_properties: properties }),
    ),
  );
  for (const [key, filters] of Object.entries(FLAGS)) {
    const { on, count } = crowdDecision(makeFlag({ key, ...filters }), users);
    expect(on, key).toEqual(answers.map(({ flags }) => flags[key]?.enabled));
    expect(count, key).toBeGreaterThan(0);
    expect(count, key).toBeLessThan(CROWD_SIZE);
  }
});

describe('crowdUsers', () => {
  test('are the same thousand each time, each with initial_name as the app sets it', () => {
    expect(users).toEqual(crowdUsers());
    expect(new Set(users.map(({ distinctId }) => distinctId)).size).toBe(CROWD_SIZE);
    expect(
      users.every(({ distinctId, properties }) => properties['initial_name'] === distinctId),
    ).toBe(true);
  });

  test('have their properties as PostHog would complete them', () => {
    for (const { distinctId, properties } of users) {
      expect(personProperties(distinctId, properties)).toEqual(properties);
    }
  });

  test('have every plan, every country, and few or many visits', () => {
    const values = (key: string) => new Set(users.map(({ properties }) => properties[key]));
    expect(values('plan')).toEqual(new Set(['free', 'pro', 'enterprise']));
    expect(values('country')).toEqual(new Set(['US', 'DE', 'IN', 'BR', 'JP']));
    const visits = [...values('visits')].map(Number);
    expect(Math.min(...visits)).toBe(1);
    expect(Math.max(...visits)).toBe(40);
  });
});

describe('crowdDecision', () => {
  test('522 of 1,000 are on where 500 are expected, and 469 to 531 are usual', () => {
    const { count, chance } = crowdDecision(makeFlag({ key: 'new-cool-feature', ...half }), users);
    expect({ count, ...chance }).toEqual({ count: 522, expected: 500, low: 469, high: 531 });
  });

  test('expects of a condition on a property just those who have it', () => {
    const pros = users.filter(({ properties }) => properties['plan'] === 'pro').length;
    const { chance } = crowdDecision(makeFlag(halfOfPro), users);
    expect(chance.expected).toBe(Math.round(pros / 2));
  });

  test('is on for nobody when the flag is switched off', () => {
    const { count, chance } = crowdDecision(makeFlag({ active: false, ...half }), users);
    expect({ count, ...chance }).toEqual({ count: 0, expected: 0, low: 0, high: 0 });
  });

  test('ends in time for patterns that take as long as a pattern may', () => {
    const groups = Array.from({ length: 20 }, (_, index) => ({
      properties: [
        { key: 'initial_name', operator: 'regex', value: `(.*)*(.*)*(.*)*x\\1y${index}` },
      ],
    }));
    const start = performance.now();
    const { on, decided } = crowdDecision(makeFlag({ groups }), users);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(on).toHaveLength(1000);
    expect(decided).toBeLessThan(1000);
  });
});

test('crowdChanges names who gains and who loses', () => {
  expect(crowdChanges([true, false, false, true], [true, true, false, false])).toEqual({
    gain: [1],
    lose: [3],
  });
});

describe('crowdOverlap', () => {
  const decide = (key: string) => crowdDecision(makeFlag({ key, ...half }), users).on;

  test('counts each user in one of four cells', () => {
    const overlap = crowdOverlap(
      [true, true, false, false, true],
      [true, false, true, false, true],
    );
    expect(overlap).toMatchObject({ both: 2, onlyOne: 1, onlyOther: 1, neither: 1, expected: 1.8 });
  });

  test('flags with different keys share as many users as chance has it, in 95 of 100 cases', () => {
    const pairs = Array.from({ length: 60 }, (_, index) =>
      crowdOverlap(decide(`one-${index}`), decide(`other-${index}`)),
    );
    const usual = pairs.filter(({ both, low, high }) => both >= low && both <= high);
    // Of 60 pairs 57 on average; fewer than 52 would be a fault.
    expect(usual.length).toBeGreaterThanOrEqual(52);
    expect(usual.length).toBeLessThan(60);
  });

  test('flags with one key share all their users, far more than chance has it', () => {
    const { both, high, onlyOne, onlyOther } = crowdOverlap(decide('one'), decide('one'));
    expect(both).toBeGreaterThan(high + 100);
    expect([onlyOne, onlyOther]).toEqual([0, 0]);
  });

  test('leaves nothing to chance where a flag is on for all or for nobody', () => {
    const some = [true, false, true];
    expect(crowdOverlap(some, [true, true, true])).toMatchObject({ both: 2, low: 2, high: 2 });
    expect(crowdOverlap(some, [false, false, false])).toMatchObject({ both: 0, low: 0, high: 0 });
  });
});

test('crowdPlaces puts users in the order of their buckets or of their names', () => {
  expect(crowdPlaces('bucket', [0.7, 0.1, 0.4])).toEqual([1, 2, 0]);
  expect(crowdPlaces('name', [0.7, 0.1, 0.4])).toEqual([0, 1, 2]);
});
