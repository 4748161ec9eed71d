import { describe, expect, test } from 'vitest';
import { makeFlag } from '../../../harness/flags/makeFlag.ts';
import { checkSteps } from '../../../harness/lessons/checkSteps.ts';
import { fakeRun, visitBy } from '../../../harness/lessons/fakeRun.ts';

const withSecondSet = makeFlag({
  key: 'new-cool-feature',
  groups: [
    { rollout_percentage: 50 },
    {
      properties: [{ key: 'initial_name', operator: 'exact', value: ['ada'] }],
      rollout_percentage: 100,
    },
  ],
});

const off = (user: string) => fakeRun({ stage: 'flag', user, value: false });
const on = (user: string, set: number) => {
  const view = fakeRun({ stage: 'flag', user, value: true });
  const reason = { code: 'condition_match', condition_index: set - 1, description: null };
  return { ...view, flag: { key: '', value: true, reason } };
};

describe('off at first, on at second', () => {
  test('is one user, off and then on by a set of the reader’s', async () => {
    const { seen } = checkSteps({});
    expect(await seen('off-then-on', { runs: [off('max')] })).toBeUndefined();
    expect(await seen('off-then-on', { runs: [on('kofi', 3)] })).toBeUndefined();
    expect(await seen('off-then-on', { runs: [on('max', 3)] })).toBe('off, then on');
  });

  test('is not ada, whom PostHog had not met', async () => {
    const { done } = checkSteps({});
    expect(await done(['off-then-on'], { runs: [off('ada')] })).toEqual([]);
    expect(await done(['off-then-on'], { runs: [on('ada', 2)] })).toEqual([]);
  });
});

test('each set has a check of its own', async () => {
  const ids = ['welcome-seen', 'second-set-decided', 'hello-seen'] as const;
  const { done } = checkSteps({ flag: withSecondSet });
  expect(await done([...ids], { runs: [on('ian', 1)] })).toEqual(['welcome-seen']);
  // Ada is off until PostHog has heard her name: she is no example of somebody whom no set lets in.
  expect(await done([...ids], { runs: [off('ada')] })).toEqual(['welcome-seen']);
  expect(await done([...ids], { runs: [off('priya')] })).toEqual(['welcome-seen', 'hello-seen']);
  expect(await done([...ids], { runs: [on('ada', 2)] })).toEqual([...ids]);
});

test('a hello after three seconds without an answer is one that was waited for', async () => {
  const problem = 'it had not answered after 3.0 s.';
  const waited = (user: string, flag: object) => {
    const view = fakeRun({ stage: 'flag', user });
    view.run.response.ms = 3004;
    return { runs: [{ ...view, flag: { key: '', value: undefined, reason: undefined, ...flag } }] };
  };
  const seen = (deeds: ReturnType<typeof waited>) =>
    checkSteps({ flag: withSecondSet }).seen('waited-out', deeds);
  expect(await seen(waited('ian', { problem }))).toBe('Hello after 3.0 s');
  expect(await seen(waited('ian', {}))).toBeUndefined();
  expect(await seen(waited('priya', { problem })), 'she would have had it anyway').toBeUndefined();
  const without = checkSteps({}).seen('waited-out', waited('ian', { problem }));
  expect(await without, 'without a flag nobody is in').toBeUndefined();
});

test('both values want a visit of the step that said false', async () => {
  const events = [visitBy('ada', { value: true }), visitBy('priya', { value: false })];
  const { done } = checkSteps({ events });
  expect(await done(['both-values'])).toEqual([]);
  const runs = [fakeRun({ stage: 'flag-property', user: 'priya', value: false, sent: false })];
  expect(await done(['both-values'], { runs })).toEqual(['both-values']);
});
