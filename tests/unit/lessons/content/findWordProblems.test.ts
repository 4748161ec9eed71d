import { describe, expect, test } from 'vitest';
import { stepSchema } from '../../../../src/lessons/contentSchemas.ts';
import { findWordProblems } from '../../../../src/lessons/content/findWordProblems.ts';

const data = stepSchema.parse({
  title: 'A step',
  description: 'For a test.',
  minutes: 5,
  stage: 'flag',
  edits: ['misspell-the-key'],
  shows: 'crowd',
  cast: [{ user: '<b>ada</b>', note: 'markup' }],
  checks: [{ id: 'hello-seen', title: 'Hello was seen', hint: 'Run it.', next: 'run it' }],
  questions: [
    {
      id: 'half',
      ask: 'How many?',
      computed: 'half-of-ten',
      choices: ['five', 'two', 'none'].map((id) => ({ id, text: id, because: id, when: id })),
    },
  ],
});

const whole = '<Task check="hello-seen">x</Task> <Predict id="half" />';

const problems = (words: string) =>
  findWordProblems([{ id: 'a/01-one', body: words, data }], ['bucket']).map(
    ({ message }) => message,
  );

describe('findWordProblems', () => {
  test('finds nothing wrong with words that name what the step has', () => {
    const words =
      '<Run user="<b>ada</b>" stage="misspell-the-key" /> <Open tab="Crowd" /> <Open tab="Wire" /> <Edit name="misspell-the-key" /> <Control name="Percentage" /> <Term name="bucket">buckets</Term>';
    expect(problems(`${words} ${whole}`)).toEqual([]);
  });

  test.each([
    ['<Run user="max" />', '<Run user="max">'],
    ['<Run user="<b>ada</b>" stage="plain" />', '<Run stage="plain">'],
    ['<Open tab="Receipt" />', '<Open tab="Receipt">'],
    ['<Edit name="ask-twice" />', '<Edit name="ask-twice">'],
    ['<Term name="dice" />', '<Term name="dice">'],
    ['<Task check="link-cut">x</Task>', '<Task check="link-cut">'],
    ['<Predict id="dice" />', '<Predict id="dice">'],
  ])('names the file and the word of %s', (words, named) => {
    expect(problems(`${words} ${whole}`)).toEqual([
      `content/a/01-one.mdx says ${named}, and there is no such name.`,
    ]);
  });

  test.each(['hello-seen', 'half'])('misses in the text what the frontmatter has: %s', (name) => {
    const words = whole.replace(name, '');
    expect(problems(words).join()).toContain(`has "${name}" in the`);
  });

  test('wants an instrument where a control of one is named, and no more than the console else', () => {
    const body = `<Control name="Save" /> <Control of="console" name="Link to this run" /> ${whole}`;
    const step = { id: 'a/01-one', body, data: { ...data, shows: 'console' as const } };
    expect(findWordProblems([step], []).map(({ message }) => message)).toEqual([
      'content/a/01-one.mdx says <Control name="Save">, and there is no such name.',
    ]);
  });

  test('says what to do', () => {
    const body = `<Term name="dice" /> ${whole}`;
    const [problem] = findWordProblems([{ id: 'a/01-one', body, data }], ['bucket', 'hash']);
    expect(problem?.hint).toBe('Use one of bucket, hash; or add it to content/glossary.json.');
  });
});
