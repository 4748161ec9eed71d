import { expect, test } from 'vitest';
import { createApi } from '../../../src/project/api/createApi.ts';
import type { Project } from '../../../src/project/project.ts';
import { shareProject } from '../../../src/project/shareProject.ts';
import {
  COUNTED,
  TUTORIAL_FLAG,
  TUTORIAL_FLAG_PROPERTY,
  TUTORIAL_RECIPE,
} from '../../harness/lessons/tutorialFlag.ts';
import { openTestPostHog } from '../../harness/posthog/openTestPostHog.ts';

/** What a visitor may do who has seen ada, on a PostHog whose customer came, too. */
async function openShared(readOnly = false) {
  const { server, capture } = openTestPostHog();
  const api = createApi({
    host: 'http://posthog.test',
    projectId: '1',
    personalApiKey: 'phx_flagbook',
    fetch: server.fetch,
  });
  const visit = (distinct_id: string, value: unknown, initial_name = distinct_id) => ({
    event: 'visited_user_page',
    distinct_id,
    properties: { [TUTORIAL_FLAG_PROPERTY]: value, $set_once: { initial_name } },
  });
  await capture(visit('ada', true), visit('customer-7', false), visit('customer-7', 'theirs'));
  await capture(visit('customer-8', true, 'rose'), visit('customer-9', false, 'rose'));
  const reader = {
    isShown: (distinctId: string) => distinctId === 'ada',
    claim: () => Promise.resolve(),
    setCookies: () => [],
  };
  const project = { api } as Project;
  return {
    api,
    shared: shareProject(project, reader, (key) => key === TUTORIAL_FLAG, readOnly).api,
  };
}

test('visits are counted of whom a visitor may see, and of nobody else', async () => {
  const { api, shared } = await openShared();
  expect((await api.visits(COUNTED).byValue()).counts).toHaveLength(3);
  expect(await shared.visits(COUNTED).byValue()).toEqual({ counts: [{ value: true, count: 1 }] });
  expect([await api.visits(COUNTED).flicker(), await shared.visits(COUNTED).flicker()]).toEqual([
    true,
    false,
  ]);
  expect(await shared.visits(COUNTED).of('ada')).toMatchObject({ count: 1 });
  await expect(shared.visits(COUNTED).of('customer-7')).rejects.toThrow(
    'shows its visitors nobody',
  );
});

test('no flag but the tutorial’s is read, not as it is written either', async () => {
  const { api, shared } = await openShared();
  await api.createFlag({ ...TUTORIAL_RECIPE, key: 'secret-plan' });
  await api.createFlag(TUTORIAL_RECIPE);
  expect(await shared.writtenFlag('secret-plan')).toBeUndefined();
  expect((await shared.writtenFlag(TUTORIAL_RECIPE.key))?.flag.key).toBe(TUTORIAL_RECIPE.key);
});

test('nothing is written where visitors only read', async () => {
  const { api, shared } = await openShared(true);
  const { id } = await api.createFlag(TUTORIAL_RECIPE);
  for (const write of [
    () => shared.createFlag(TUTORIAL_RECIPE),
    () => shared.updateFlag(id, { active: false }),
    () => shared.writeFlag(id, { active: false }),
    () => shared.writeFlag(undefined, { key: 'new' }),
  ]) {
    await expect(write()).rejects.toThrow('This site is read-only');
  }
  expect((await api.flagByKey(TUTORIAL_RECIPE.key))?.active).toBe(true);
});

test('a visitor sees what was saved of a flag, and not which member of the project saved it', async () => {
  const { api, shared } = await openShared();
  const { id } = await api.createFlag(TUTORIAL_RECIPE);
  expect((await api.flagActivity(id))[0]).toMatchObject({ activity: 'created', by: 'Flagbook' });
  expect((await shared.flagActivity(id))[0]).toMatchObject({ activity: 'created', by: undefined });
});
