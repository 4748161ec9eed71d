import { expect, test } from 'vitest';
import { submitFlagForm } from '../../../src/lessons/flagForm/submitFlagForm.ts';
import { TUTORIAL_FLAG, TUTORIAL_RECIPE } from '../../harness/lessons/tutorialFlag.ts';
import { sceneFlagOf } from '../../../src/scene/sceneFlag.ts';
import { newCoolFeature } from '../../../src/tutorials/first-flag/newCoolFeature.ts';
import { openTestProject } from '../../harness/project/openTestProject.ts';

test('is the flag that the button of step 3 creates', async () => {
  const { api } = openTestProject();
  const form = new FormData();
  form.set('do', 'recipe');
  await submitFlagForm(api, form, newCoolFeature);
  const flag = await api.flagByKey(TUTORIAL_FLAG);
  expect(flag && sceneFlagOf(flag)).toMatchObject(TUTORIAL_RECIPE);
});
