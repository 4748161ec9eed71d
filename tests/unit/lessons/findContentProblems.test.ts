import { describe, expect, test } from 'vitest';
import { findContentProblems } from '../../../src/lessons/findContentProblems.ts';

const step = (id: string, body = '') => ({ id, body });

describe('findContentProblems', () => {
  test('finds nothing wrong with steps in order that link to each other', () => {
    const steps = [step('a/01-one', '[on](/a/two) [compare](/compare?user=ada)'), step('a/02-two')];
    expect(findContentProblems(steps, ['a'])).toEqual([]);
  });

  test('names the file that leaves a gap in the order', () => {
    const [problem] = findContentProblems([step('a/01-one'), step('a/03-three')], ['a']);
    expect(problem?.message).toBe('content/a/03-three.mdx stands where step 02 should.');
  });

  test('names one of two files with the same number', () => {
    const [problem] = findContentProblems([step('a/01-one'), step('a/01-twin')], ['a']);
    expect(problem?.message).toBe('content/a/01-twin.mdx stands where step 02 should.');
  });

  test.each(['[x](/a/nowhere)', '<a href="/a/nowhere">x</a>'])(
    'names the dead link in %s',
    (body) => {
      const [problem] = findContentProblems([step('a/01-one', body)], ['a']);
      expect(problem?.message).toBe(
        'content/a/01-one.mdx links to /a/nowhere, and there is no such page.',
      );
      expect(problem?.hint).toContain('/a/one');
    },
  );

  test('names the folder that is missing in the list of tutorials', () => {
    const [problem] = findContentProblems([step('a/01-one'), step('b/01-one')], ['a']);
    expect(problem?.message).toBe('content/b has steps, and there is no src/tutorials/b.ts.');
  });

  test('names the tutorial in the list that has no step', () => {
    const [problem] = findContentProblems([step('a/01-one')], ['a', 'b']);
    expect(problem?.message).toBe(
      'src/tutorials/b.ts declares a tutorial, and content/b has no step.',
    );
  });

  test('names a file that is not named like a step', () => {
    const [problem] = findContentProblems([step('a/intro')], ['a']);
    expect(problem?.message).toBe('content/a/intro.mdx is not named like a step.');
  });
});
