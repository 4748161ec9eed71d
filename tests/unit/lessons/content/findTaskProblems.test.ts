import { describe, expect, test } from 'vitest';
import { findTaskProblems } from '../../../../src/lessons/content/findTaskProblems.ts';

const STEPS = [{ id: 'a/01-one' }, { id: 'a/02-two' }, { id: 'b/01-one' }];
const task = { step: 'one', stage: 'plain', solution: 'capture' };

const messages = (tasks: Record<string, typeof task>, others: Record<string, typeof task> = {}) =>
  findTaskProblems(STEPS, [
    { id: 'a', tasks: others },
    { id: 'b', tasks },
  ]).map(({ message, hint }) => `${message} ${hint}`);

describe('findTaskProblems', () => {
  test('finds nothing wrong with tasks of steps and stages that are there', () => {
    expect(messages({ mine: task }, { yours: { ...task, step: 'two' } })).toEqual([]);
  });

  test('names a step that its tutorial does not have', () => {
    expect(messages({ mine: { ...task, step: 'two' } })).toEqual([
      'src/tutorials/b.ts puts the task "mine" at the end of the step "two", which it does not have. Use one of one.',
    ]);
  });

  test.each(['stage', 'solution'])('names a %s that is not there', (which) => {
    const [message] = messages({ mine: { ...task, [which]: 'nowhere' } });
    expect(message).toContain('names the stage "nowhere" for the task "mine", and there is none.');
    expect(message).toContain('flag-property');
  });

  test('names the second of two tasks of one name', () => {
    expect(messages({ mine: task }, { mine: task })).toEqual([
      'src/tutorials/b.ts has a task "mine", and so has src/tutorials/a.ts. Give one of the two another name.',
    ]);
  });

  test('names what cannot stand in an address', () => {
    const [message] = messages({ 'My task': task });
    expect(message).toContain('has a task "My task", which is no part of an address.');
  });
});
