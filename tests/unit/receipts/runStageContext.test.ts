import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import { TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import { asksFlag, know, named, openWithFlag, view } from '../../harness/project/runStage.ts';

/** A cohort of those who have these properties now. */
async function createStaticCohort({ fetch }: Project, properties: Record<string, string>) {
  const values = Object.entries(properties).map(([key, value]) => ({
    key,
    type: 'person',
    operator: 'exact',
    value: [value],
  }));
  const group = { type: 'AND', values: [{ type: 'AND', values }] };
  const body = { name: 'Friends', is_static: true, filters: { properties: group } };
  const response = await fetch?.(
    new Request('http://embedded/api/projects/1/cohorts/', {
      method: 'POST',
      headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
  return ((await response?.json()) as { id: number }).id;
}

describe('viewRun, for flags that look beyond the person', () => {
  test('explains flags that depend on cohorts and on other flags', async () => {
    const project = await openWithFlag({ groups: [{ rollout_percentage: 100 }] });
    const { api } = project;
    const first = await api.flagByKey(TUTORIAL_FLAG);
    const other = await api.createFlag({
      key: 'other',
      active: true,
      filters: { groups: [named('ada')] },
    });
    const onOther = { key: String(other.id), type: 'flag' as const, value: true };
    const filter = { ...onOther, operator: 'flag_evaluates_to' };
    await api.updateFlag(first?.id ?? 0, { filters: { groups: [{ properties: [filter] }] } });
    await know(project, 'ada', { initial_name: 'ada' });
    const { receipt } = await view(project, asksFlag, 'ada');
    expect(receipt?.explanation.enabled).toBe(true);
    expect(receipt?.explanation.sets[0]?.properties[0]).toMatchObject({
      value: true,
      flagKey: 'other',
    });
    expect(receipt?.used.map(({ key }) => key)).toEqual(['initial_name']);
  });

  test('knows who stands on the list of a static cohort', async () => {
    const project = await openWithFlag();
    const { api } = project;
    await know(project, 'ada', { plan: 'pro' });
    const id = await createStaticCohort(project, { plan: 'pro' });
    await know(project, 'max', { plan: 'pro' });
    const flag = await api.flagByKey(TUTORIAL_FLAG);
    const properties = [{ key: 'id', type: 'cohort' as const, operator: 'in', value: id }];
    await api.updateFlag(flag?.id ?? 0, { filters: { groups: [{ properties }] } });
    const ada = await view(project, asksFlag, 'ada');
    expect(ada.receipt?.explanation.enabled).toBe(true);
    const max = await view(project, asksFlag, 'max');
    expect(max.receipt?.explanation.enabled).toBe(false);
  });
});
