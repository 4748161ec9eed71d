import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import { bucket } from '../../../src/flags/bucketing.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';
import { openWithFlag, type Stage, view } from '../../harness/project/runStage.ts';

const KEY = 'new-cool-feature';

/** Asks for the company that stands behind the @. */
const asksForCompany: Stage = async (posthog, user) => {
  const [, company = user] = user.split('@');
  await posthog.evaluateFlags(user, { groups: { company } });
};

const onTeamPlan = {
  properties: [
    {
      key: 'plan',
      type: 'group' as const,
      operator: 'exact',
      value: ['team'],
      group_type_index: 0,
    },
  ],
  rollout_percentage: 100,
};

async function openByCompany(sets: object[]): Promise<Project> {
  const project = await openWithFlag({ aggregation_group_type_index: 0, groups: sets });
  await tell(project, 'lantern', { seats: 3 });
  return project;
}

async function tell({ posthog }: Project, groupKey: string, properties: Record<string, unknown>) {
  posthog.groupIdentify({ groupType: 'company', groupKey, properties });
  await posthog.flush();
}

describe('a run that asks for a company', () => {
  test('is explained by the company’s bucket', async () => {
    const project = await openByCompany([{ rollout_percentage: 50 }]);
    for (const user of ['nora@meadow', 'omar@meadow', 'mei@harbor']) {
      const { receipt, flag, scene } = await view(project, asksForCompany, user);
      const key = user.split('@')[1] ?? '';
      expect(flag?.value).toBe(bucket(KEY, key) <= 0.5);
      expect(receipt?.explanation).toMatchObject({
        bucketedBy: 'group key',
        group: { type: 'company', key },
        bucket: bucket(KEY, key),
      });
      expect(scene.groups).toEqual({ 0: { type: 'company', key } });
    }
  });

  test('shows what the company has, stored and sent', async () => {
    const project = await openByCompany([onTeamPlan]);
    await tell(project, 'harbor', { plan: 'team', seats: 12 });
    const stored = await view(project, asksForCompany, 'mei@harbor');
    expect(stored.flag?.value).toBe(true);
    expect(stored.receipt?.groups).toEqual([
      {
        index: 0,
        type: 'company',
        key: 'harbor',
        used: [{ key: 'plan', value: 'team', isGiven: false }],
        unused: { seats: 12 },
      },
    ]);
    const says: Stage = async (posthog, user) => {
      const groupProperties = { company: { plan: 'team' } };
      await posthog.evaluateFlags(user, { groups: { company: 'quarry' }, groupProperties });
    };
    const sent = await view(project, says, 'ines@quarry');
    expect(sent.flag?.value).toBe(true);
    expect(sent.receipt?.groups[0]).toMatchObject({ used: [{ value: 'team', isGiven: true }] });
  });

  test('is explained though the run itself tells PostHog of the company', async () => {
    const project = await openByCompany([onTeamPlan]);
    const asksAndTells: Stage = async (posthog, user) => {
      await asksForCompany(posthog, user);
      posthog.groupIdentify({
        groupType: 'company',
        groupKey: 'harbor',
        properties: { plan: 'team' },
      });
      await posthog.flush();
    };
    const first = await view(project, asksAndTells, 'mei@harbor');
    expect(first.flag?.value).toBe(false);
    expect(first.receipt?.groups[0]?.used[0]?.value).toBeUndefined();
    const second = await view(project, asksAndTells, 'mei@harbor');
    expect(second.receipt?.groups[0]?.used[0]?.value).toBe('team');
  });

  test('offers to give the company what it lacks, and links to that receipt', async () => {
    const project = await openByCompany([onTeamPlan]);
    const { receipt } = await view(project, asksForCompany, 'mei@harbor');
    const [flip] = receipt?.flips ?? [];
    expect(flip?.change).toEqual({ kind: 'group-property', group: 0, key: 'plan', value: 'team' });
    const { searchParams } = new URL(flip?.href ?? '', 'http://site');
    expect(JSON.parse(searchParams.get('groups') ?? '')).toEqual({
      0: { type: 'company', key: 'harbor', properties: { plan: 'team' } },
    });
  });
});

test('a run that asks for no company is explained by that', async () => {
  const project = await openByCompany([{ rollout_percentage: 100 }]);
  const { flag, receipt } = await view(
    project,
    async (posthog, user) => {
      await posthog.evaluateFlags(user);
    },
    'nora@meadow',
  );
  expect(flag).toMatchObject({ value: false, reason: { code: 'no_group_type' } });
  expect(receipt?.explanation.sets[0]?.outcome).toBe('not_applicable');
  expect(receipt?.groups).toEqual([
    { index: 0, type: 'company', key: undefined, used: [], unused: {} },
  ]);
});

test('a company of which PostHog has met no kind yet lets nobody in, and that is told', async () => {
  const project = openTestProject();
  await project.api.createFlag({
    key: KEY,
    active: true,
    filters: { aggregation_group_type_index: 0, groups: [{ rollout_percentage: 100 }] },
  });
  const { flag, receipt } = await view(project, asksForCompany, 'nora@meadow');
  expect(flag?.value).toBe(false);
  expect(receipt?.explanation.sets[0]?.outcome).toBe('not_applicable');
});
