import { describe, expect, it } from 'vitest';
import { findContentProblems } from '../../../src/lessons/findContentProblems.ts';

const step = (id: string, body = '') => ({ id, body });

describe('findContentProblems', () => {
  it('finds nothing wrong with steps in order that link to each other', () => {
    const steps = [step('a/01-one', '[on](/a/two) [compare](/compare?user=ada)'), step('a/02-two')];
    expect(findContentProblems(steps)).toEqual([]);
  });

  it('names the file that leaves a gap in the order', () => {
    const [problem] = findContentProblems([step('a/01-one'), step('a/03-three')]);
    expect(problem?.message).toBe('content/a/03-three.mdx stands where step 02 should.');
  });

  it('names one of two files with the same number', () => {
    const [problem] = findContentProblems([step('a/01-one'), step('a/01-twin')]);
    expect(problem?.message).toBe('content/a/01-twin.mdx stands where step 02 should.');
  });

  it.each(['[x](/a/nowhere)', '<a href="/a/nowhere">x</a>'])(
    'names the dead link in %s',
    (body) => {
      const [problem] = findContentProblems([step('a/01-one', body)]);
      expect(problem?.message).toBe(
        'content/a/01-one.mdx links to /a/nowhere, and there is no such page.',
      );
      expect(problem?.hint).toContain('/a/one');
    },
  );

  it('names a file that is not named like a step', () => {
    const [problem] = findContentProblems([step('a/intro')]);
    expect(problem?.message).toBe('content/a/intro.mdx is not named like a step.');
  });
});
