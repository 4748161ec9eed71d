import { expect, test } from 'vitest';
import { bucket } from '../../../src/flags/bucketing.ts';
import { openReceipt } from '../../../src/receipts/openReceipt.ts';
import { readScene } from '../../../src/scene/readScene.ts';
import type { SceneFlag } from '../../../src/scene/scene.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

const onTeamPlan = { key: 'plan', type: 'group' as const, operator: 'exact', value: ['team'] };
const recipe: SceneFlag = {
  key: 'team-inbox',
  active: true,
  filters: {
    aggregation_group_type_index: 0,
    groups: [
      { properties: [], rollout_percentage: 50 },
      { properties: [{ ...onTeamPlan, group_type_index: 0 }], rollout_percentage: 100 },
    ],
  },
};
const taught = { key: recipe.key, recipe };

async function openWithCompanies() {
  const project = openTestProject();
  const tell = (groupKey: string, properties: Record<string, unknown>) => {
    project.posthog.groupIdentify({ groupType: 'company', groupKey, properties });
  };
  tell('harbor', { plan: 'free', seats: 12 });
  tell('orchard', { plan: 'team' });
  await project.posthog.flush();
  await project.api.createFlag(recipe);
  return (query: string) => {
    const params = new URLSearchParams(query);
    const { scene, problem } = readScene(params);
    if (!scene) throw new Error(problem);
    return openReceipt(project, scene, params, taught);
  };
}

test('a receipt asks for the company, and knows none of a user', async () => {
  const open = await openWithCompanies();
  const { groups, receipt } = await open('user=mei');
  expect(groups).toMatchObject([{ index: 0, type: 'company', key: '', keys: ['plan'] }]);
  expect(receipt?.explanation.sets[0]?.outcome).toBe('not_applicable');
});

test('a company that is typed in is decided by what PostHog has stored of it', async () => {
  const open = await openWithCompanies();
  const harbor = await open('user=mei&group-0=harbor');
  expect(harbor.receipt?.explanation).toMatchObject({
    enabled: bucket('team-inbox', 'harbor') <= 0.5,
    group: { type: 'company', key: 'harbor' },
  });
  expect(harbor.groups[0]?.properties).toEqual({ plan: 'free', seats: 12 });
  const orchard = await open('user=mei&group-0=orchard');
  expect(orchard.receipt?.explanation.enabled).toBe(true);
  expect(orchard.isSaved.groups).toBe(true);
});

test('an edit of a company’s property turns the decision, and saves nothing', async () => {
  const open = await openWithCompanies();
  const edited = await open(
    'user=mei&group-0=harbor&group-0-of=harbor&group-0-property-plan=team&group-0-kind-plan=text',
  );
  expect(edited.receipt?.explanation.enabled).toBe(true);
  expect(edited.flipped).toBe(true);
  expect(edited.isSaved.groups).toBe(false);
  const again = await open(new URL(edited.link ?? '', 'http://site').search);
  expect(again.receipt?.explanation).toEqual(edited.receipt?.explanation);
  expect((await open('user=mei&group-0=harbor')).flipped).toBe(false);
});

test('fields that were filled in for one company say nothing of another', async () => {
  const open = await openWithCompanies();
  const other = await open('user=mei&group-0=quay&group-0-of=harbor&group-0-property-plan=team');
  expect(other.groups[0]?.properties).toEqual({});
});
