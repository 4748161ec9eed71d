import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Project } from '../../../src/project/project.ts';
import type { Fault } from '../../../src/runs/run.ts';
import { startVisit } from '../../../src/runs/startVisit.ts';
import { wholeRun } from '../../../src/runs/visitStage.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

/** Visits a page that asks for a flag and captures an event, as the stage `flag` does. */
const visit = (project: Project, user: string, fault?: Fault) =>
  startVisit(
    project,
    async (_request, { posthog }) => {
      const flags = await posthog.evaluateFlags(user, { flagKeys: ['a-flag'] });
      posthog.capture({ distinctId: user, event: 'visited' });
      return new Response(flags.isEnabled('a-flag') ? 'Welcome' : 'Hello');
    },
    { origin: 'http://site', stage: 'flag', user, fault },
  );

async function openWithOn() {
  const project = openTestProject();
  const filters = { groups: [{ properties: [], rollout_percentage: 100 }] };
  await project.api.createFlag({ key: 'a-flag', active: true, filters });
  return project;
}

test('a visit finds PostHog down, and another one at the same time finds it up', async () => {
  const project = await openWithOn();
  const [down, up] = await Promise.all([visit(project, 'ian', 'down'), visit(project, 'ada')]);
  await down.answered;
  expect(down.read().run).toMatchObject({
    fault: 'down',
    response: { body: 'Hello' },
    exchanges: [{ path: '/flags/?v=2', error: 'connection refused' }],
  });
  const other = await wholeRun(up);
  expect(other.response.body).toBe('Welcome');
  expect(other).not.toHaveProperty('fault');
  expect(await project.api.flagByKey('a-flag')).toMatchObject({ key: 'a-flag' });
  down.stop();
  await project.posthog.flush();
  expect((await project.api.events({})).map(({ distinct_id }) => distinct_id)).not.toContain('ian');
});

test('a visit that finds PostHog down prints nothing, however it ends', async () => {
  const printed = vi.spyOn(console, 'error');
  const project = await openWithOn();
  const { posthog, close } = await project.openFaulty('down');
  posthog.capture({ distinctId: 'ian', event: 'visited' });
  await posthog.evaluateFlags('ian', { flagKeys: ['a-flag'] });
  // Its first attempt has failed; the others come after three seconds each.
  await setTimeout(200);
  close();
  await posthog.shutdown(20_000);
  expect(printed).not.toHaveBeenCalled();
  expect(await project.api.events({ distinct_id: 'ian' })).toEqual([]);
}, 30_000);

test('a page that finds PostHog slow gives up after three seconds, and its event arrives late', async () => {
  const project = await openWithOn();
  const slow = await visit(project, 'ian', 'slow');
  await slow.answered;
  const { response, exchanges } = slow.read().run;
  expect(response?.body).toBe('Hello');
  expect(response?.ms).toBeGreaterThan(2900);
  expect(response?.ms).toBeLessThan(4500);
  expect(exchanges).toMatchObject([{ path: '/flags/?v=2', gaveUp: true }]);
  await slow.ended(10_000);
  expect(slow.read().run).toMatchObject({ settled: true });
  expect(await project.api.events({ distinct_id: 'ian' })).not.toEqual([]);
}, 20_000);

test('twenty visits may meet a fault at a time, and each gives its place back', async () => {
  const project = openTestProject();
  const clients = await Promise.all(Array.from({ length: 20 }, () => project.openFaulty('down')));
  await expect(project.openFaulty('down')).rejects.toThrow(/20 are under way/);
  clients[0]?.close();
  await new Promise((resolve) => setImmediate(resolve));
  const another = await project.openFaulty('slow');
  for (const { close } of [...clients, another]) close();
});
