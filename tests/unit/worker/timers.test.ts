import * as node from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { timers as ours } from '../../../src/worker/timers.ts';

describe.each([
  ['Node', node],
  ['a worker', ours],
])('timers of %s', (_name, timers) => {
  test('give their value', async () => {
    expect(await timers.setTimeout(1, 'late')).toBe('late');
    expect(await timers.setImmediate('soon')).toBe('soon');
    await timers.scheduler.wait(1);
    await timers.scheduler.yield();
  });

  test('give it again and again', async () => {
    const seen: string[] = [];
    for await (const value of timers.setInterval(1, 'tick')) if (seen.push(value) === 3) break;
    expect(seen).toEqual(['tick', 'tick', 'tick']);
  });

  test('are called off', async () => {
    const calling = new AbortController();
    const waiting = timers.setTimeout(60_000, 'never', { signal: calling.signal });
    calling.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await expect(timers.setTimeout(1, 0, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
