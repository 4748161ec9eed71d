import { expect, test } from 'vitest';
import { checkStep } from '../../../../src/lessons/checks/checkStep.ts';
import { progress } from '../../../../src/lessons/checks/progress.ts';
import { questionSchema } from '../../../../src/lessons/questionSchema.ts';
import type { RunReport } from '../../../../src/receipts/runReport.ts';
import { fakeRun } from '../../../harness/lessons/fakeRun.ts';
import { openJar } from '../../../harness/lessons/openJar.ts';
import { openTestProject } from '../../../harness/project/openTestProject.ts';

const choice = (id: string, when?: string) => ({ id, text: id, because: id, when });

/** What is found out about a question by these runs, one after the other. */
async function foundBy(
  of: string,
  runs: RunReport[],
  whens: (string | undefined)[],
  browser?: string,
) {
  const choices = whens.map((when, index) => choice(`choice-${index}`, when));
  const question = questionSchema.parse({
    id: 'one',
    ask: 'What?',
    user: 'max',
    of,
    browser,
    choices,
  });
  const where = { project: openTestProject(), cookies: openJar() };
  const step = {
    tutorial: 'first-flag',
    checks: [],
    cast: [],
    questions: [question],
    stage: 'flag',
  };
  for (const run of runs) await checkStep(step, where, { runs: [run] });
  return progress.read(where.cookies, 'first-flag').findings.get('one');
}

const off = fakeRun({ stage: 'flag', user: 'max', value: false });
const on = fakeRun({ stage: 'flag', user: 'max', value: true });

test('a question is answered by the run that it is about, and by no other', async () => {
  const whens = ['on', 'off', undefined];
  expect(await foundBy('flag', [off], whens)).toBe('off');
  expect(await foundBy('flag', [fakeRun({ stage: 'flag', user: 'ian', value: true })], whens)).toBe(
    undefined,
  );
  const slow = { ...off, run: { ...off.run, fault: 'slow' as const } };
  expect(await foundBy('flag', [slow], whens)).toBeUndefined();
  const other = fakeRun({ stage: 'remember', user: 'max', value: true });
  expect(await foundBy('flag', [other], whens)).toBeUndefined();
});

test('of one browser is answered by a run in that browser', async () => {
  const onPhone = { ...on, run: { ...on.run, browser: 'phone' } };
  const whens = ['on', 'off', undefined];
  expect(await foundBy('flag', [off, onPhone], whens, 'phone')).toBe('on');
  expect(await foundBy('flag', [off, onPhone], whens)).toBe('off');
});

test('stays open when the run says what no choice does', async () => {
  expect(await foundBy('flag', [off], ['on', undefined, undefined])).toBeUndefined();
  expect(await foundBy('flag', [off, on], ['on', undefined, undefined])).toBe('on');
});

test('of a second visit is answered by the second', async () => {
  expect(await foundBy('second-visit', [off], ['on', 'off', undefined])).toBeUndefined();
  expect(await foundBy('second-visit', [off, on], ['on', 'off', undefined])).toBe('on');
  expect(await foundBy('second-visit', [on], ['on', 'off', undefined])).toBeUndefined();
});
