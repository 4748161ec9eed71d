import { expect, test } from 'vitest';
import { createCheckMemory } from '../../../../src/lessons/tasks/createCheckMemory.ts';
import { TASKS } from '../../../../src/lessons/tasks/tasks.ts';
import { SemaphoreError } from '../../../../src/turns/createSemaphore.ts';

const [task] = TASKS.values();
if (!task) throw new Error('There is no task.');

test('a check that is closed, or whose time is over, is found no more', async () => {
  const checks = createCheckMemory(2, { lifeMs: 20, idleMs: 1000 });
  const closed = await checks.open(task);
  expect(checks.find(closed.id)).toBe(closed);
  await closed.close();
  expect(checks.find(closed.id)).toBeUndefined();
  const old = await checks.open(task);
  await expect.poll(() => checks.find(old.id)).toBeUndefined();
});

test('while all places are worked in, another check is refused', async () => {
  const checks = createCheckMemory(2, { lifeMs: 5000, idleMs: 5000 });
  const open = [await checks.open(task), await checks.open(task)];
  await expect(checks.open(task)).rejects.toThrow(SemaphoreError);
  await open[0]?.close();
  const third = await checks.open(task);
  for (const check of [...open.slice(1), third]) await check.close();
});

test('a check whose page was left makes room, the longest unheard of first', async () => {
  const checks = createCheckMemory(2, { lifeMs: 5000, idleMs: -1 });
  const [first, second] = [await checks.open(task), await checks.open(task)];
  await new Promise((resolve) => setTimeout(resolve, 5));
  await first.relay(0, new Request('http://site/flags/', { method: 'POST', body: '{}' }));
  const third = await checks.open(task);
  expect(checks.find(second.id)).toBeUndefined();
  expect(checks.find(first.id)).toBe(first);
  for (const check of [first, third]) await check.close();
});
