import { describe, expect, test } from 'vitest';
import { flagSeen } from '../../../../src/evidence/seen.ts';
import { stageFiles } from '../../../../src/lessons/stageSource.ts';
import { featureOf } from '../../../../src/project/api/earlyAccess.ts';
import { openVisitor } from '../../../harness/lessons/openVisitor.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

/** A project with the feature “New docs”, and a browser before it. */
async function openFeature(stage: string) {
  const project = openTestProject();
  const { id } = await project.api.features.create({ name: 'New docs', stage });
  const { view } = openVisitor(project);
  return {
    project,
    move: (to: string, isToAll = false) =>
      project.api.features.move(id, { stage: to, rollout_to_all: isToAll }),
    flag: () => project.api.flagByKey('new-docs'),
    choose: async (how: string, user: string) => {
      await view(how, user);
      await expect.poll(() => project.ingestion?.read().queue.length).toBe(0);
    },
    docs: async (user: string) => flagSeen(await view('beta-docs', user)),
    list: async (stageOfApp = 'betas') =>
      [...(await view(stageOfApp, 'ruth')).run.response.body.matchAll(/<li>(.*?)<\/li>/g)].map(
        ([, item]) => item,
      ),
  };
}

describe('a feature', () => {
  test('keeps in draft the choices that count from beta on', async () => {
    const { move, choose, docs } = await openFeature('draft');
    await choose('opt-in', 'mona');
    expect(await docs('mona')).toBe('off');
    await move('beta');
    expect(await docs('mona')).toBe('on, by choice');
    await move('draft');
    expect(await docs('mona')).toBe('off');
  });

  test.each(['draft', 'concept', 'archived'])('in %s does not ask for choices', async (stage) => {
    const { flag } = await openFeature(stage);
    expect((await flag())?.filters.feature_enrollment ?? false).toBe(false);
  });

  test.each(['alpha', 'beta', 'general-availability'])('in %s asks for choices', async (stage) => {
    const { flag } = await openFeature(stage);
    expect((await flag())?.filters.feature_enrollment).toBe(true);
  });

  test('that is generally available has changed nothing at its flag', async () => {
    const { move, flag, choose, docs } = await openFeature('beta');
    await choose('opt-out', 'tess');
    await choose('opt-in', 'ruth');
    const before = await flag();
    await move('general-availability');
    const after = await flag();
    expect(after?.filters).toEqual(before?.filters);
    expect(after?.version).toBe(before?.version);
    expect([await docs('tess'), await docs('ruth'), await docs('otis')]).toEqual([
      'off, by choice',
      'on, by choice',
      'off',
    ]);
  });

  test('that goes to all asks nobody any more', async () => {
    const { move, choose, docs } = await openFeature('beta');
    await choose('opt-out', 'tess');
    await move('general-availability', true);
    expect([await docs('tess'), await docs('otis')]).toEqual(['on, set 1', 'on, set 1']);
  });

  test('goes to all only on its way to general availability', async () => {
    const { move, flag } = await openFeature('general-availability');
    await move('general-availability', true);
    expect((await flag())?.filters).toMatchObject({ feature_enrollment: true });
  });
});

describe('the list', () => {
  test('offers what is in beta, and says who is in', async () => {
    const { project, move, choose, list } = await openFeature('draft');
    await project.api.features.create({ name: 'Dark <mode>', stage: 'alpha' });
    expect(await list()).toEqual([]);
    await move('beta');
    expect(await list()).toEqual(['New docs: you are out']);
    await choose('opt-in', 'ruth');
    expect(await list()).toEqual(['New docs: you are in']);
  });

  test('of betas alone loses what is generally available, and who left with it', async () => {
    const { move, list } = await openFeature('beta');
    expect(await list('ask-for-betas-alone')).toHaveLength(1);
    await move('general-availability');
    expect(await list('ask-for-betas-alone')).toEqual([]);
    expect(await list()).toHaveLength(1);
  });

  test('escapes the name of a feature', async () => {
    const { project, list } = await openFeature('draft');
    await project.api.features.create({ name: 'Dark <b>mode</b>', stage: 'beta' });
    expect(await list()).toEqual(['Dark &lt;b&gt;mode&lt;/b&gt;: you are out']);
  });
});

describe('the app that is taken along', () => {
  test('has the pages of the steps, to the letter', () => {
    const taken = stageFiles('betas');
    expect(taken['docs/[user].ts']).toBe(stageFiles('tell-choice')['docs/[user].ts']);
    expect(taken['choice/[user].ts']).toBe(stageFiles('remember-choice')['choice/[user].ts']);
  });
});

test('a flag tells the feature that it stands behind', async () => {
  const { flag } = await openFeature('alpha');
  expect(featureOf((await flag()) ?? {})).toMatchObject({ name: 'New docs', stage: 'alpha' });
});
