import { expect, test } from 'vitest';
import { lineOf } from '../../../../src/lessons/content/contentProblem.ts';
import { findCheckProblems } from '../../../../src/lessons/content/findCheckProblems.ts';
import { findProblems } from '../../../../src/lessons/content/findProblems.ts';
import { findTutorialProblems } from '../../../../src/lessons/content/findTutorialProblems.ts';
import { TUTORIALS } from '../../../../src/lessons/tutorials.ts';
import { readLessons } from '../../../harness/lessons/readLessons.ts';

const steps = TUTORIALS.flatMap(({ id }) => readLessons(id));
const vocabulary = { terms: [], components: [] };

test('nothing is wrong with what the tutorials declare and ask for', () => {
  expect([...findTutorialProblems(steps), ...findCheckProblems(steps)]).toEqual([]);
});

test('a component that nobody has made is named, and the line it stands in', () => {
  const [first, ...others] = steps;
  if (!first) throw new Error('There are no steps.');
  const strange = { ...first, body: 'One line.\n\nAnother <Flourish of="words" />.' };
  const problem = findProblems([strange, ...others], vocabulary).find(({ message }) =>
    message.includes('Flourish'),
  );
  expect(problem?.message).toBe(`content/${first.id}.mdx uses <Flourish>, which is no component.`);
  expect(lineOf(strange.body, problem?.at)).toBe(3);
});

test('a check that is asked for twice, or that nothing sees, is named', () => {
  const [first, second] = steps;
  const [check] = first?.data.checks ?? [];
  if (!first || !second || !check) throw new Error('There are too few steps.');
  const again = { ...second, data: { ...second.data, checks: [check] } };
  const strange = {
    ...first,
    data: { ...first.data, checks: [check, { ...check, id: 'nobody-sees-it' }] },
  };
  const messages = findCheckProblems([strange, again]).map(({ message }) => message);
  expect(messages).toContain(
    `content/${second.id}.mdx has the check "${check.id}", and so has content/${first.id}.mdx.`,
  );
  expect(messages).toContain(
    `content/${first.id}.mdx asks for the check "nobody-sees-it", and src/tutorials/first-flag.ts does not say how it is seen.`,
  );
});
