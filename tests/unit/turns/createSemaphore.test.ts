import { expect, test } from 'vitest';
import { createSemaphore, SemaphoreError } from '../../../src/turns/createSemaphore.ts';

/** Work that ends when it is told to, and says when it began. */
function workOf(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = () => {
    log.push(name);
    return promise;
  };
  return { work, resolve, reject };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('lets as many in as there is room for, and the others in their order', async () => {
  const gate = createSemaphore(2, 2);
  const log: string[] = [];
  const works = ['a', 'b', 'c', 'd'].map((name) => workOf(log, name));
  const results = works.map(({ work }) => gate(work));
  await settle();
  expect(log).toEqual(['a', 'b']);

  works[1]?.resolve('done');
  await settle();
  expect(log).toEqual(['a', 'b', 'c']);

  for (const { resolve } of works) resolve('done');
  expect(await Promise.all(results)).toEqual(['done', 'done', 'done', 'done']);
  expect(log).toEqual(['a', 'b', 'c', 'd']);
});

test('refuses who finds no place in the line, and takes them later', async () => {
  const gate = createSemaphore(1, 1);
  const log: string[] = [];
  const works = ['a', 'b', 'c'].map((name) => workOf(log, name));
  const results = works.slice(0, 2).map(({ work }) => gate(work));
  await expect(gate(() => Promise.resolve('late'))).rejects.toThrow(SemaphoreError);
  for (const { resolve } of works) resolve('done');
  await Promise.all(results);
  expect(await gate(() => Promise.resolve('late'))).toBe('late');
});

test('gives the place of work that failed to the next', async () => {
  const gate = createSemaphore(1, 1);
  const failing = gate(() => Promise.reject(new Error('no flag')));
  const next = gate(() => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('no flag');
  expect(await next).toBe('next');
});
