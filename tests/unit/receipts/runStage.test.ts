import { describe, expect, test } from 'vitest';
import { TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import {
  asksFlag,
  know,
  named,
  openWithFlag,
  type Stage,
  view,
} from '../../harness/project/runStage.ts';

describe('viewRun', () => {
  test('explains the answer, and says which scene would be answered so again', async () => {
    const project = await openWithFlag();
    await know(project, 'ada', { initial_name: 'ada', email: 'ada@example.com' });
    const { receipt, scene, flag } = await view(project, asksFlag, 'ada');
    expect(flag?.value).toBe(true);
    expect(receipt?.explanation.reason.condition_index).toBe(1);
    expect(receipt?.used).toEqual([{ key: 'initial_name', value: 'ada', isGiven: false }]);
    expect(Object.keys(receipt?.unused ?? {})).toContain('email');
    expect(scene).toEqual({
      stage: 'flag',
      user: 'ada',
      flag: {
        key: TUTORIAL_FLAG,
        active: true,
        filters: expect.objectContaining({ groups: expect.any(Array) as unknown }) as unknown,
      },
      person: { initial_name: 'ada' },
    });
  });

  test('goes by the properties that the request brought', async () => {
    const project = await openWithFlag();
    const stage: Stage = async (posthog, user) => {
      await posthog.evaluateFlags(user, { personProperties: { initial_name: 'ada' } });
    };
    const { receipt, scene } = await view(project, stage, 'max');
    expect(receipt?.explanation).toMatchObject({ distinctId: 'max', enabled: true });
    expect(receipt?.used).toEqual([{ key: 'initial_name', value: 'ada', isGiven: true }]);
    expect(scene.person, 'what PostHog itself knew').toEqual({});
  });

  test('explains for the distinct ID that the request was about', async () => {
    const project = await openWithFlag({ groups: [{ rollout_percentage: 50 }] });
    const stage: Stage = async (posthog) => {
      posthog.capture({ distinctId: 'stranger', event: 'came' });
      await posthog.evaluateFlags('stranger');
      await posthog.flush();
    };
    const { receipt, scene } = await view(project, stage, 'ada');
    expect(receipt?.explanation.distinctId).toBe('stranger');
    expect(scene.user).toBe('ada');
  });

  test('takes a person whom the run itself made for unknown', async () => {
    const project = await openWithFlag({ groups: [named('ada')] });
    const stage: Stage = async (posthog) => {
      await posthog.evaluateFlags('stranger');
      const properties = { $set: { initial_name: 'ada' } };
      posthog.capture({ distinctId: 'stranger', event: 'came', properties });
      await posthog.flush();
    };
    const { receipt, flag } = await view(project, stage, 'ada');
    expect(flag?.value).toBe(false);
    expect(receipt?.used).toEqual([{ key: 'initial_name', value: undefined, isGiven: false }]);
  });

  test('sees what the run told PostHog before it asked', async () => {
    const project = await openWithFlag({ groups: [named('ada')] });
    const stage: Stage = async (posthog, user) => {
      const properties = { $set: { initial_name: user } };
      posthog.capture({ distinctId: user, event: 'came', properties });
      await posthog.flush();
      await posthog.evaluateFlags(user);
    };
    const { receipt, flag } = await view(project, stage, 'ada');
    expect(flag?.value).toBe(true);
    expect(receipt?.explanation.enabled).toBe(true);
  });

  test('gives no reason that leads to another variant than PostHog’s', async () => {
    const project = await openWithFlag({
      groups: [{ rollout_percentage: 100 }],
      multivariate: { variants: [{ key: 'red', rollout_percentage: 100 }] },
    });
    expect((await view(project, asksFlag, 'ada')).receipt?.explanation.variant).toBe('red');
    const stage: Stage = async (posthog, user) => {
      const flag = await project.api.flagByKey(TUTORIAL_FLAG);
      const multivariate = { variants: [{ key: 'blue', rollout_percentage: 100 }] };
      const filters = { groups: [{ rollout_percentage: 100 }], multivariate };
      await project.api.updateFlag(flag?.id ?? 0, { filters });
      await posthog.evaluateFlags(user);
    };
    const { receipt, flag } = await view(project, stage, 'ada');
    expect(flag?.value).toBe('blue');
    expect(receipt).toBeUndefined();
    expect(flag?.problem).toContain('has changed since');
  });

  test('links each change that would turn the answer over, with all that it needs', async () => {
    const project = await openWithFlag();
    const { receipt } = await view(project, asksFlag, 'max');
    expect(receipt?.flips.length).toBeGreaterThan(1);
    for (const { href } of receipt?.flips ?? []) {
      expect(href).toMatch(/^\/inside-a-flag\/receipt\?user=max&flag=%7B.*&person=%7B/);
    }
  });

  test('has nothing but stage and user to say of a run that asked for no flag', async () => {
    const project = await openWithFlag();
    const { scene, receipt } = await view(project, () => Promise.resolve(), 'ada');
    expect(scene).toEqual({ stage: 'flag', user: 'ada' });
    expect(receipt).toBeUndefined();
  });
});
