import { expect, test } from 'vitest';
import { findDraftProblems } from '../../../../src/lessons/flagForm/findDraftProblems.ts';
import { TUTORIAL_FLAG } from '../../../../src/project/tutorialFlag.ts';

test.each([
  ['^ada', true],
  ['(?i)^ada', true],
  [String.raw`^\p{Greek}+\z`, true],
  ['(ada', false],
  [String.raw`ada\y`, false],
])('takes the pattern %s as PostHog does: %s', (value, isTaken) => {
  const filters = [{ key: 'initial_name', operator: 'regex', value }];
  const sets = [{ rollout: '100', filters }];
  const problems = findDraftProblems({ key: TUTORIAL_FLAG, name: '', active: true, sets });
  expect(Object.keys(problems)).toEqual(isTaken ? [] : ['set-0-filter-0-value']);
});
