import { expect, test } from 'vitest';
import { checkBoth } from '../../../harness/lessons/checkBoth.ts';
import { fakeRun } from '../../../harness/lessons/fakeRun.ts';
import { openJar } from '../../../harness/lessons/openJar.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

test('the checks see a visit that lies behind hundreds of newer ones', async () => {
  const project = openTestProject();
  const visit = (distinctId: string, properties: Record<string, unknown>) =>
    project.posthog.capture({ distinctId, event: 'visited_user_page', properties });
  visit('id-1', { $set_once: { initial_name: 'ian' }, '$feature/new-cool-feature': true });
  visit('id-2', { $set_once: { initial_name: 'ian' }, '$feature/new-cool-feature': false });
  visit('priya', {});
  visit('priya', { '$feature/new-cool-feature': false });
  for (let user = 1; user <= 150; user += 1) visit(`user-${user}`, {});
  await project.posthog.flush();
  const untold = fakeRun({ stage: 'missing-false', user: 'priya', value: false });
  const told = fakeRun({ stage: 'flag-property', user: 'priya', value: false, sent: false });
  const runs = [untold, told];
  const ids = ['both-values', 'stranger-opened', 'false-found'];
  const deeds = { receipts: ['id-2'], runs };
  const found = await checkBoth(ids, { project, cookies: openJar() }, deeds, []);
  expect(found.filter((check) => check.done).map(({ id }) => id)).toEqual(ids);
});
