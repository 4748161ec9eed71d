import { expect, test } from 'vitest';
import { blankFlag } from '../../../../src/lessons/flagForm/beginning.ts';
import { draftOf } from '../../../../src/lessons/flagForm/flagDraft.ts';
import { findDraftProblems } from '../../../../src/lessons/flagForm/findDraftProblems.ts';

const flag = { key: 'new-cool-feature' };
const blank = draftOf(blankFlag(flag));

test.each([
  ['^ada', true],
  ['(?i)^ada', true],
  [String.raw`^\p{Greek}+\z`, true],
  ['(ada', false],
  [String.raw`ada\y`, false],
])('takes the pattern %s as PostHog does: %s', (value, isTaken) => {
  const filters = [{ key: 'initial_name', operator: 'regex', value }];
  const sets = [{ rollout: '100', filters, variant: '' }];
  const problems = findDraftProblems({ ...blank, sets }, flag);
  expect(Object.keys(problems)).toEqual(isTaken ? [] : ['set-0-filter-0-value']);
});

test('says of patterns that take too long to check that they do, not that they are none', () => {
  const filters = Array.from({ length: 30 }, (_, index) => ({
    key: 'initial_name',
    operator: 'regex',
    value: `(?:a{1000}){200}${index}`,
  }));
  const sets = [{ rollout: '100', filters, variant: '' }];
  const problems = findDraftProblems({ ...blank, sets }, flag);
  expect(problems['set-0-filter-0-value']).toBeUndefined();
  expect(problems['set-0-filter-29-value']).toBe(
    '"(?:a{1000}){200}29" is too long to be checked together with the others. Make it shorter.',
  );
});
