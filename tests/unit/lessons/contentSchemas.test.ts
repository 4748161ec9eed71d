import { describe, expect, test } from 'vitest';
import { stepSchema } from '../../../src/lessons/contentSchemas.ts';
import { editTitle } from '../../../src/lessons/stages.ts';

const step = {
  title: 'A step',
  minutes: 5,
  description: 'For a test.',
  stage: 'flag',
  shows: 'console',
  cast: [{ user: 'max', note: 'the first' }],
  checks: [{ id: 'plain-hello', title: 'Hello was seen', hint: 'Run it.', next: 'run ada' }],
};

/** What is wrong with the step of the test, with other fields. */
const problemsOf = (fields: Record<string, unknown>) =>
  stepSchema.safeParse({ ...step, ...fields }).error?.issues.map(({ message }) => message) ?? [];

describe('the edits of a step', () => {
  test('are none when none are named', () => {
    expect(stepSchema.parse(step).edits).toEqual([]);
  });

  test('change the stage that the step is about, whatever others it runs', () => {
    expect(problemsOf({ edits: ['misspell-the-key'] })).toEqual([]);
    expect(problemsOf({ stages: ['remember'], edits: ['misspell-the-key'] })).toEqual([]);
    expect(problemsOf({ edits: ['ask-twice'] })).toEqual([
      'The edit "ask-twice" changes the stage "flag-property", which this step does not run.',
    ]);
  });

  test('are no stages, and stages are no edits', () => {
    expect(problemsOf({ edits: ['capture'] })[0]).toMatch(
      /There is no edit "capture"\. Use one of/,
    );
    expect(problemsOf({ stage: 'ask-twice' })[0]).toMatch(/There is no stage "ask-twice"\./);
    expect(problemsOf({ stages: ['ask-twice'] })[0]).toMatch(/There is no stage "ask-twice"\./);
  });

  test('have a title in the imperative; other stages have none', () => {
    expect(editTitle('ask-twice')).toBe('Ask twice');
    expect(editTitle('flag')).toBeUndefined();
  });
});
