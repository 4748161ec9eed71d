import { expect, test } from 'vitest';
import { createRunMemory } from '../../../src/runs/createRunMemory.ts';

function makeRun(id: string, stopped: string[]) {
  return { id, stop: () => void stopped.push(id) };
}

test('keeps the last runs, and ends the recording of those that it forgets', () => {
  const stopped: string[] = [];
  const memory = createRunMemory<ReturnType<typeof makeRun>>(3);
  for (const id of ['a', 'b', 'c', 'd', 'e']) memory.keep(id, makeRun(id, stopped));

  expect(stopped).toEqual(['a', 'b']);
  expect(memory.find('b')).toBeUndefined();
  expect(memory.find('c')).toMatchObject({ id: 'c' });
});

test('knows nothing of other runs', () => {
  expect(createRunMemory().find('a')).toBeUndefined();
});

test('tells all who follow a run that the server is about to end', () => {
  const memory = createRunMemory();
  expect(memory.ending.aborted).toBe(false);
  memory.end();
  expect(memory.ending.aborted).toBe(true);
});
