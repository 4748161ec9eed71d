import { describe, expect, test } from 'vitest';
import { createApi } from '../../../src/project/api/createApi.ts';
import type { Project } from '../../../src/project/project.ts';
import { TUTORIAL_FLAG, TUTORIAL_RECIPE } from '../../harness/lessons/tutorialFlag.ts';
import { openReceipt } from '../../../src/receipts/openReceipt.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';
import { readScene } from '../../../src/scene/readScene.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** Opens the receipt that an address shows. */
function open(project: Pick<Project, 'api'>, query: Record<string, string> | string) {
  const params = new URLSearchParams(query);
  const { scene, problem } = readScene(params);
  if (!scene) throw new Error(problem);
  return openReceipt(project, scene, params, newCoolFeature);
}

/** Opens a receipt that another one links to. */
function follow(project: Project, href: string | undefined) {
  return open(project, new URL(href ?? '', 'http://site').search);
}

async function openWithFlag() {
  const project = openTestProject();
  await project.api.createFlag(TUTORIAL_RECIPE);
  await know(project, 'ada', { initial_name: 'ada', email: 'ada@example.com' });
  return project;
}

async function know({ posthog }: Project, distinctId: string, properties: object) {
  posthog.capture({ distinctId, event: 'met', properties: { $set: properties } });
  await posthog.flush();
}

describe('openReceipt', () => {
  test('shows what PostHog has saved when the address says nothing', async () => {
    const project = await openWithFlag();
    const opened = await open(project, '');
    expect(opened).toMatchObject({
      user: 'ada',
      person: { initial_name: 'ada' },
      keys: ['initial_name'],
      problems: {},
      refusals: [],
      isSaved: { flag: true, person: true },
      flipped: false,
      link: '/inside-a-flag/receipt?user=ada&about=new-cool-feature',
    });
    expect(opened.flag).toMatchObject(TUTORIAL_RECIPE);
    expect(opened.receipt?.explanation).toMatchObject({ enabled: true, distinctId: 'ada' });
    expect(Object.keys(opened.receipt?.unused ?? {})).toContain('email');
  });

  test('shows the tutorial’s flag where PostHog has none', async () => {
    const opened = await open(openTestProject(), { user: 'ian' });
    expect(opened.flag).toEqual(TUTORIAL_RECIPE);
    expect(opened.saved.flag).toBeUndefined();
    expect(opened.isSaved.flag).toBe(false);
    expect(opened.receipt?.explanation.enabled).toBe(true);
  });

  test('takes edits over, saves nothing, and knows that they turned the decision over', async () => {
    const project = await openWithFlag();
    const opened = await open(project, { user: 'max', 'set-0-rollout': '70' });
    expect(opened.receipt?.explanation.enabled).toBe(true);
    expect(opened.flipped).toBe(true);
    expect(opened.isSaved).toMatchObject({ flag: false, person: true });
    expect(opened.saved.flag?.filters.groups[0]?.rollout_percentage).toBe(50);
    const kept = await project.api.flagByKey(TUTORIAL_FLAG);
    expect(kept?.filters.groups[0]?.rollout_percentage).toBe(50);

    const little = await open(project, { user: 'max', 'set-0-rollout': '60' });
    expect(little).toMatchObject({ flipped: false, isSaved: { flag: false } });
  });

  test('gives an address that opens the same receipt, with nothing in it that nobody looks at', async () => {
    const project = await openWithFlag();
    const edits = { user: 'ada', 'set-0-rollout': '10', 'property-initial_name': 'ian', key: 'x' };
    const opened = await open(project, edits);
    expect(decodeURIComponent(opened.link ?? '')).not.toContain('example.com');
    const again = await follow(project, opened.link);
    expect(again).toMatchObject({ flag: opened.flag, person: { initial_name: 'ian' } });
    expect(again.receipt?.explanation).toEqual(opened.receipt?.explanation);
    expect(again.link).toBe(opened.link);
  });

  test('takes away the property whose field is empty', async () => {
    const project = await openWithFlag();
    const opened = await open(project, { user: 'ada', 'property-initial_name': '' });
    expect(opened.person).toEqual({});
    expect(opened.receipt?.used).toEqual([
      { key: 'initial_name', value: undefined, isGiven: false },
    ]);
    expect((await follow(project, opened.link)).person).toEqual({});
  });

  test('forgets the edits of one person’s properties when another user is typed', async () => {
    const project = await openWithFlag();
    await know(project, 'max', { initial_name: 'max' });
    const form = {
      'person-of': 'ada',
      person: '{"initial_name":"ada"}',
      'property-initial_name': 'ian',
    };
    expect((await open(project, { ...form, user: 'ada' })).person).toEqual({ initial_name: 'ian' });
    expect((await open(project, { ...form, user: 'max' })).person).toEqual({ initial_name: 'max' });
  });

  test('keeps to the last user while the field is empty', async () => {
    const opened = await open(await openWithFlag(), { 'person-of': 'max', user: '' });
    expect(opened.user).toBe('max');
    expect(opened.problems['user']).toContain('Type a distinct ID');
  });

  test('turns over by each change that it offers, when that is opened', async () => {
    const project = await openWithFlag();
    for (const user of ['ada', 'max', 'ian']) {
      const opened = await open(project, { user });
      expect(opened.receipt?.flips.length).toBeGreaterThan(0);
      for (const { href, after } of opened.receipt?.flips ?? []) {
        const flipped = await follow(project, href);
        expect(flipped.flipped).toBe(true);
        expect(flipped.receipt?.explanation).toMatchObject(after);
      }
    }
  });

  test('asks for other flags and cohorts only when the flag needs them', async () => {
    const project = await openWithFlag();
    const asked: string[] = [];
    const { api } = project;
    const listening = {
      api: {
        ...api,
        flags: () => (asked.push('flags'), api.flags()),
        cohorts: () => (asked.push('cohorts'), api.cohorts()),
      },
    };
    await open(listening, '');
    expect(asked).toEqual([]);
    const properties = [{ key: 'id', type: 'cohort', value: 7 }];
    const flag = { ...TUTORIAL_RECIPE, filters: { groups: [{ properties }] } };
    await open(listening, { flag: JSON.stringify(flag) });
    expect(asked).toEqual(['cohorts']);
  });

  test('has no address when the flag is too large for one', async () => {
    const value = Array.from({ length: 800 }, (_, index) => `name-${index}`);
    const properties = [{ key: 'initial_name', type: 'person' as const, value }];
    const project = openTestProject();
    const filters = { groups: [{ properties }] };
    await project.api.createFlag({ key: TUTORIAL_FLAG, active: true, filters });
    expect((await open(project, { user: 'ada' })).link).toBe(
      '/inside-a-flag/receipt?user=ada&about=new-cool-feature',
    );
    const edited = await open(project, { user: 'ada', 'set-0-rollout': '10' });
    expect(edited.link).toBeUndefined();
    expect(edited.receipt?.explanation.enabled).toBe(false);
  });
});

describe('openReceipt on a PostHog that refuses', () => {
  const refusing = (status: number) => ({
    api: createApi({
      host: 'https://us.posthog.com',
      projectId: '7',
      personalApiKey: 'phx_reader',
      fetch: () => Promise.resolve(Response.json({ detail: 'No.' }, { status })),
    }),
  });

  test('still works for a scene that brings its own flag and person', async () => {
    const scene = {
      user: 'max',
      flag: JSON.stringify(TUTORIAL_RECIPE),
      person: '{"initial_name":"ada"}',
    };
    const opened = await open(refusing(429), scene);
    expect(opened.refusals).toEqual(['No. This is PostHog’s rate limit. Wait a minute.']);
    expect(opened.receipt?.explanation.reason.condition_index).toBe(1);
    const again = await follow(openTestProject(), opened.link);
    expect(again).toMatchObject({ flag: opened.flag, person: opened.person });
  });

  test('shows the tutorial’s flag and a stranger otherwise', async () => {
    const opened = await open(refusing(403), { user: 'ian' });
    expect(opened.flag).toEqual(TUTORIAL_RECIPE);
    expect(opened.person).toEqual({});
    expect(opened.saved).toEqual({ flag: undefined, person: undefined });
    expect(opened.isSaved).toMatchObject({ flag: false, person: false });
  });

  test('gives no reason that it cannot know', async () => {
    const onOther = { key: '9', type: 'flag', operator: 'flag_evaluates_to', value: true };
    const flag = { ...TUTORIAL_RECIPE, filters: { groups: [{ properties: [onOther] }] } };
    const opened = await open(refusing(403), { flag: JSON.stringify(flag) });
    expect(opened.receipt).toBeUndefined();
    expect(opened.refusals.join()).toContain('Give the personal API key');
  });
});
