import { expect, test } from 'vitest';
import { createRunMemory, type RunRecording } from '../../../src/runs/createRunMemory.ts';
import type { Run } from '../../../src/runs/run.ts';

function makeRecording(id: string, stopped: string[]): RunRecording {
  const run: Run = {
    id,
    stage: 'flag',
    user: 'ada',
    path: '/stages/flag/user/ada',
    at: '2026-01-01T00:00:00.000Z',
    response: { status: 200, contentType: 'text/html', body: '', ms: 1 },
    exchanges: [],
    settled: false,
  };
  return {
    read: () => ({ run, isRecording: !stopped.includes(id) }),
    stop: () => void stopped.push(id),
  };
}

test('keeps the last runs, and ends the recording of those that it forgets', () => {
  const stopped: string[] = [];
  const memory = createRunMemory(3);
  for (const id of ['a', 'b', 'c', 'd', 'e']) memory.keep(id, makeRecording(id, stopped));

  expect(stopped).toEqual(['a', 'b']);
  expect(memory.find('b')).toBeUndefined();
  expect(memory.find('c')).toMatchObject({ run: { id: 'c' }, isRecording: true });
});

test('tells how a run stands by now', () => {
  const stopped: string[] = [];
  const memory = createRunMemory();
  memory.keep('a', makeRecording('a', stopped));
  stopped.push('a');
  expect(memory.find('a')?.isRecording).toBe(false);
});

test('knows nothing of other runs', () => {
  expect(createRunMemory().find('a')).toBeUndefined();
});
