import { describe, expect, test } from 'vitest';
import { createApi } from '../../../src/project/api/createApi.ts';
import type { Project } from '../../../src/project/project.ts';
import { runInSandbox, type RunnableScene } from '../../../src/receipts/runInSandbox.ts';
import type { Answer } from '../../../src/runs/startVisit.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { COUNTED } from '../../harness/lessons/tutorialFlag.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';
import { TUTORIAL_FLAG } from '../../harness/server/createFlag.ts';

const { key, filters } = TUTORIAL_FLAG;
const flag = { key, filters, active: true } as NonNullable<RunnableScene['flag']>;

/** Does as the stage `flag`: asks, captures, and says what the flag was. */
const answer: Answer = async (request, { posthog }) => {
  const user = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '');
  const flags = await posthog.evaluateFlags(user, { flagKeys: [key] });
  posthog.capture({
    distinctId: user,
    event: 'visited_user_page',
    properties: { $set_once: { initial_name: user } },
  });
  return new Response(flags.isEnabled(key) ? 'Welcome' : 'Hello');
};

const run = (project: Project, scene: Partial<RunnableScene>) =>
  runInSandbox(
    project,
    (sandbox) => async (stage, user) =>
      (await visitStage(sandbox, answer, { origin: 'http://site', stage, user })).run,
    { stage: 'flag', user: 'ada', ...scene },
    COUNTED,
  );

/** All that a project holds, as its REST API tells it. */
async function contentOf({ fetch, api }: Project) {
  const lists = ['events/', 'persons/', 'feature_flags/'].map(async (list) => {
    const response = await fetch?.(
      new Request(`http://embedded${api.path(list)}`, {
        headers: { Authorization: 'Bearer phx_flagbook' },
      }),
    );
    return response?.json() as Promise<unknown>;
  });
  return Promise.all(lists);
}

describe('a scene that brings flag and person', () => {
  test('decides by the link’s person, not by the project’s', async () => {
    const project = openTestProject();
    await project.posthog.captureImmediate({
      distinctId: 'ada',
      event: '$set',
      properties: { $set: { initial_name: 'ada' } },
    });
    const stranger = await run(project, { flag, person: {} });
    expect(stranger.view.run.response.body).toBe('Hello');
    const known = await run(project, { flag, person: { initial_name: 'ada' } });
    expect(known.view.run.response.body).toBe('Welcome');
    expect(known.view.flag?.reason?.condition_index).toBe(1);
    expect(known.view.receipt?.explanation.enabled).toBe(true);
  });

  test('leaves nothing in the project, and asks it nothing', async () => {
    const project = openTestProject();
    await project.api.createFlag({ ...flag, active: false });
    await run(project, { flag, person: { initial_name: 'ada' } });
    expect(await contentOf(project)).toMatchObject([
      { results: [] },
      { results: [] },
      { results: [{ key, active: false }] },
    ]);

    const down = createApi({
      host: 'http://nowhere',
      projectId: '1',
      personalApiKey: 'phx_x',
      fetch: () => Promise.reject(new Error('asked')),
    });
    const { view, problem } = await run({ ...project, api: down }, { flag, person: {} });
    expect(view.flag?.value).toBe(false);
    expect(problem).toBeUndefined();
  });

  test('lets the link’s flag bring those payloads that go with its values', async () => {
    let made: unknown;
    await runInSandbox(
      openTestProject(),
      (sandbox) => async (stage, user) => {
        made = (await sandbox.api.flagByKey(key))?.filters.payloads;
        return (await visitStage(sandbox, answer, { origin: 'http://site', stage, user })).run;
      },
      { stage: 'flag', user: 'ada', flag, person: {} },
      COUNTED,
      { true: '{"signup":"red"}', gone: '1' },
    );
    expect(made).toEqual({ true: '{"signup":"red"}' });
  });

  test('gives the person just the link’s properties', async () => {
    const person = { initial_name: 'ada', visits: 3, plan: { name: 'free' }, $os: 'Plan 9' };
    let known: unknown;
    await runInSandbox(
      openTestProject(),
      (sandbox) => async (stage, user) => {
        known = (await sandbox.api.personByDistinctId(user))?.properties;
        return (await visitStage(sandbox, answer, { origin: 'http://site', stage, user })).run;
      },
      { stage: 'flag', user: 'ada', flag, person },
      COUNTED,
    );
    expect(known).toEqual({ ...person, $creator_event_uuid: expect.any(String) as string });
  });

  test('begins each run anew: what one leaves, the next does not find', async () => {
    const project = openTestProject();
    const bodies = [];
    for (let times = 0; times < 2; times++) {
      const { view } = await run(project, { flag, person: {} });
      expect(view.events.map(({ event }) => event)).toContain('visited_user_page');
      bodies.push(view.run.response.body);
    }
    expect(bodies).toEqual(['Hello', 'Hello']);
  });
});

describe('what a scene leaves out', () => {
  test('is taken from the project: its flag without ids, and the person', async () => {
    const project = openTestProject();
    await project.api.createFlag(flag);
    await project.posthog.captureImmediate({
      distinctId: 'ada',
      event: '$set',
      properties: { $set: { initial_name: 'ada' } },
    });
    const { view, scene } = await run(project, {});
    expect(view.run.response.body).toBe('Welcome');
    expect(scene.flag).toMatchObject(flag);
    expect(scene.flag).not.toHaveProperty('id');
    expect(scene.person).toEqual({ initial_name: 'ada' });
  });

  test('is told when the project cannot be asked for it', async () => {
    const project = openTestProject();
    const api = createApi({
      host: 'http://nowhere',
      projectId: '1',
      personalApiKey: undefined,
      fetch: () => Promise.reject(new Error('unused')),
    });
    const { view, problem } = await run({ ...project, api }, {});
    expect(view.run.response.body).toBe('Hello');
    expect(problem).toContain('POSTHOG_PERSONAL_API_KEY');
  });
});

test('passes on PostHog’s words for a flag that it refuses', async () => {
  const dependent = {
    ...flag,
    filters: {
      groups: [
        {
          properties: [{ key: '77', type: 'flag', operator: 'flag_evaluates_to', value: true }],
          rollout_percentage: 100,
        },
      ],
    },
  } as NonNullable<RunnableScene['flag']>;
  await expect(run(openTestProject(), { flag: dependent })).rejects.toMatchObject({
    name: 'ApiError',
    status: 400,
  });
});
