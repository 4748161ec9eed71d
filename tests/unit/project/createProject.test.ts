import { describe, expect, test } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import { TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import { sentEventsOf } from '../../../src/runs/sentEventsOf.ts';
import { visitStage } from '../../../src/runs/visitStage.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** What the flag stage does, without Astro around it. */
function flagStage({ posthog }: Project) {
  return async (request: Request) => {
    const user = request.url.slice(request.url.lastIndexOf('/') + 1);
    const flags = await posthog.evaluateFlags(user);
    const isOn = flags.isEnabled(TUTORIAL_FLAG);
    posthog.capture({ distinctId: user, event: 'visited_user_page' });
    return new Response(isOn ? 'on' : 'off');
  };
}

function visitor(project: Project) {
  const stage = flagStage(project);
  return async (user: string) =>
    (await visitStage(project, stage, { origin: 'http://site', stage: 'flag', user })).run;
}

function createFlag({ api }: Project, rollout: number) {
  return api.createFlag({
    key: TUTORIAL_FLAG,
    active: true,
    filters: { groups: [{ properties: [], rollout_percentage: rollout }] },
  });
}

describe('a recorded visit', () => {
  test('holds the flag request before the answer and the batch after it, decoded', async () => {
    const project = openTestProject();
    await createFlag(project, 100);

    const run = await visitor(project)('ada');

    expect(run.response.body).toBe('on');
    expect(run.settled).toBe(true);
    expect(run.exchanges.map(({ path, status, late }) => [path, status, late])).toEqual([
      ['/flags/?v=2', 200, false],
      ['/batch/', 200, true],
    ]);
    expect(sentEventsOf(run).map(({ event }) => event)).toEqual([
      '$feature_flag_called',
      'visited_user_page',
    ]);
  });

  test('holds its own events only, though many visits share a client and its batches', async () => {
    const project = openTestProject();
    await createFlag(project, 50);
    const users = Array.from({ length: 60 }, (_, index) => `user-${index}`);

    const runs = await Promise.all(users.map(visitor(project)));

    for (const [index, run] of runs.entries()) {
      expect(run.settled).toBe(true);
      expect(sentEventsOf(run).map(({ distinctId }) => distinctId)).toEqual([
        users[index],
        users[index],
      ]);
    }
    const events = await project.api.events({ event: 'visited_user_page' });
    expect(new Set(events.map(({ distinct_id }) => distinct_id)).size).toBe(60);
  });

  test('leaves visits that nobody records alone', async () => {
    const project = openTestProject();
    await flagStage(project)(new Request('http://site/stages/flag/user/ada'));
    await project.posthog.flush();
    expect(await project.api.events({ distinct_id: 'ada' })).toHaveLength(2);
  });
});

describe('starting over', () => {
  test('empties the project and reports every flag anew', async () => {
    const project = openTestProject();
    await createFlag(project, 100);
    await visitor(project)('ada');

    await project.startOver({ flags: [], events: undefined });

    expect(await project.api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();
    expect(await project.api.events({})).toEqual([]);
    expect(await project.api.personByDistinctId('ada')).toBeUndefined();

    await createFlag(project, 100);
    const again = await visitor(project)('ada');
    expect(sentEventsOf(again).map(({ event }) => event)).toContain('$feature_flag_called');
  });
});
