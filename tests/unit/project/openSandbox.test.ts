import { expect, onTestFinished, test } from 'vitest';
import { openSandbox } from '../../../src/project/openProject.ts';
import { TUTORIAL_FLAG } from '../../harness/lessons/tutorialFlag.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

test('is a project that begins empty and shares nothing with others', async () => {
  const project = openTestProject();
  const sandboxes = [openSandbox(), openSandbox()] as const;
  onTestFinished(async () => {
    for (const sandbox of sandboxes) await sandbox.close();
  });
  const [one, other] = sandboxes;
  project.ingestion?.change({ paused: true });
  await project.api.createFlag({ key: TUTORIAL_FLAG, active: true });
  expect(await one.api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();

  await one.api.createFlag({ key: TUTORIAL_FLAG, active: true });
  one.posthog.capture({ distinctId: 'ada', event: 'visited_user_page' });
  await one.posthog.flush();
  expect(await one.api.personByDistinctId('ada')).toBeDefined();
  for (const { api } of [project, other]) {
    expect(await api.personByDistinctId('ada')).toBeUndefined();
  }
  expect(await other.api.flagByKey(TUTORIAL_FLAG)).toBeUndefined();
});
