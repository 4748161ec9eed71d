import { expect, test } from 'vitest';
import { stepSchema } from '../../../../src/lessons/contentSchemas.ts';
import { TUTORIALS } from '../../../../src/lessons/tutorials.ts';
import { findQuestionProblems } from '../../../../src/lessons/content/findQuestionProblems.ts';

const choices = ['half', 'not half', 'none'].map((when, index) => ({
  id: `choice-${index}`,
  text: when,
  because: when,
  when,
}));

const problems = (...questions: Record<string, unknown>[]) => {
  const data = stepSchema.parse({
    title: 'A step',
    description: 'For a test.',
    minutes: 5,
    stage: 'flag',
    shows: 'console',
    cast: [{ user: 'ada', note: 'the first' }],
    checks: [{ id: 'hello-seen', title: 'Hello was seen', hint: 'Run it.', next: 'run it' }],
    questions: questions.map((question) => ({ id: 'one', ask: 'What?', choices, ...question })),
  });
  return findQuestionProblems([{ id: 'first-flag/01-one', body: '', data }]).map(
    ({ message }) => message,
  );
};

test('finds nothing wrong with questions that a run or the evaluator can answer', () => {
  const byRun = { id: 'two', user: 'ada', of: 'flag' };
  expect(problems({ computed: 'half-of-ten' }, byRun)).toEqual([]);
});

test.each([
  [{ user: 'max', of: 'flag' }, ' of max, who is not in its cast.'],
  [{ user: 'ada', row: 'twice', of: 'flag' }, ' of the row twice, which it does not have.'],
  [{ user: 'ada', browser: 'phone', of: 'flag' }, ' of the browser phone, which it does not have.'],
  [{ user: 'ada', of: 'weather' }, ' by "of: weather", and nothing of a run is called so.'],
  [{ computed: 'weather' }, ' by "computed: weather", which is not there.'],
  [{ user: 'ada', stage: 'plain', of: 'flag' }, ' of the stage plain, which it does not run.'],
  [
    {
      computed: 'half-of-ten',
      choices: choices.slice(0, 1).concat(choices.slice(2), choices[2] ?? []),
    },
    ', and the evaluator says “not half”, which none of its choices does.',
  ],
  [
    {
      user: 'ada',
      of: 'flag',
      choices: choices.map(({ id, text }) => ({ id, text, because: text })),
    },
    ', and no choice can turn out right.',
  ],
])('names a question that nothing answers: %o', (question, end) => {
  expect(problems(question)).toEqual([`content/first-flag/01-one.mdx asks "one"${end}`]);
});

test('names the second of two with one id', () => {
  const question = { computed: 'half-of-ten' };
  expect(problems(question, question)).toEqual([
    'content/first-flag/01-one.mdx asks "one", and so does a step before it.',
  ]);
});

test('what the evaluator computes is what the tutorials say', () => {
  const computed = TUTORIALS.slice(0, 2).flatMap((tutorial) =>
    Object.entries(tutorial.computed ?? {}),
  );
  expect(Object.fromEntries(computed.map(([id, say]) => [id, say()]))).toEqual({
    'half-of-ten': 'not half',
    'both-in-one': 'off',
    widening: 'nobody',
    'crowd-again': 'the same',
    'two-flags': 'a quarter',
    'next-letter': 'far',
    'old-link': 'off',
  });
});
