import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from '../../../src/turns/inTurn.ts';

/** Work that takes long by the clock that `inTurn` looks at. */
function long(): void {
  const end = performance.now() + 30;
  while (performance.now() < end);
}

test('work begins at once when nothing long went before', async () => {
  await wait(100);
  let done = false;
  const asked = inTurn(() => (done = true));
  expect(done).toBe(true);
  await asked;
});

test('after long work others have as much time before the next begins, in the order of asking', async () => {
  const seen: string[] = [];
  const ticking = setInterval(() => seen.push('other'), 1);
  await Promise.all(
    ['a', 'b', 'c'].map((name) =>
      inTurn(() => {
        long();
        seen.push(name);
      }),
    ),
  );
  clearInterval(ticking);
  expect(seen.filter((name) => name !== 'other')).toEqual(['a', 'b', 'c']);
  for (const name of ['b', 'c']) expect(seen[seen.indexOf(name) - 1]).toBe('other');
});

test('what throws rejects, and keeps nobody waiting', async () => {
  const failing = inTurn(() => {
    long();
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await expect(inTurn(() => 'next')).resolves.toBe('next');
});
