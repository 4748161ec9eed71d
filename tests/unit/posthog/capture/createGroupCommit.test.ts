import { expect, test } from 'vitest';
import { createGroupCommit } from '../../../../src/posthog/capture/createGroupCommit.ts';

test('what comes in one turn of the event loop is written in one go, and answered after', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit<string>((items) => {
    groups.push(items);
    return items.length;
  });
  const answers = Promise.all([commits.submit(['a']), commits.submit(['b'])]);
  await Promise.resolve().then(() => commits.submit(['c']));
  await answers;
  await commits.submit(['d']);
  expect(groups).toEqual([['a', 'b', 'c'], ['d']]);
});

test('flush writes what waits at once, and nothing twice', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit<string>((items) => {
    groups.push(items);
    return items.length;
  });
  const answer = commits.submit(['a']);
  commits.flush();
  expect(groups).toEqual([['a']]);
  await answer;
  await new Promise((resolve) => setImmediate(resolve));
  expect(groups).toEqual([['a']]);
});

test('an item that cannot be written is refused alone', async () => {
  const written: string[] = [];
  const commits = createGroupCommit<string>((items) => {
    if (items.includes('bad')) throw new Error('cannot write bad');
    written.push(...items);
    return items.length;
  });
  const answers = await Promise.allSettled(['a', 'bad', 'b'].map((item) => commits.submit([item])));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(written).toEqual(['a', 'b']);
});

test('many items are written in portions, and others in between', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit<string>((items) => {
    groups.push(items);
    return items.length;
  });
  const many = Array.from({ length: 1200 }, (_, index) => `many-${index}`);
  const order: string[] = [];
  const large = commits.submit(many).then(() => order.push('large'));
  await commits.submit(['small']).then(() => order.push('small'));
  await large;
  expect(groups.map(({ length }) => length)).toEqual([500, 500, 201]);
  expect(groups.flat().filter((item) => item !== 'small')).toEqual(many);
  expect(order).toEqual(['small', 'large']);
});

test('what a write leaves for later is written later, and answered then', async () => {
  const written: string[] = [];
  const commits = createGroupCommit<string>((items) => {
    written.push(...items.slice(0, 2));
    return Math.min(items.length, 2);
  });
  await Promise.all([commits.submit(['a', 'b', 'c']), commits.submit(['d'])]);
  expect(written).toEqual(['a', 'b', 'c', 'd']);
});

test('drop answers what waits and writes none of it', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit<string>((items) => groups.push(items));
  const answer = commits.submit(['a']);
  commits.drop();
  await answer;
  expect(groups).toEqual([]);
});
