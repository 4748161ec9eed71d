import { expect, test } from 'vitest';
import type { CheckId } from '../../../../src/lessons/checks/checkIds.ts';
import { checkStep } from '../../../../src/lessons/checks/checkStep.ts';
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
  for (let user = 1; user <= 150; user += 1) visit(`user-${user}`, {});
  await project.posthog.flush();
  const told = fakeRun({ stage: 'flag-property', user: 'priya', value: false, sent: false });
  const ids: CheckId[] = ['both-values', 'both-pages', 'stranger-opened', 'false-found'];
  const checks = ids.map((id) => ({ id, title: id, hint: '' }));
  const deeds = { receipts: ['id-2'], runs: [told] };
  const found = await checkStep({ checks, cast: [] }, { project, cookies: openJar() }, deeds);
  expect(found.filter((check) => check.done).map(({ id }) => id)).toEqual(ids);
});
