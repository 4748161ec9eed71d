import { expect, test } from 'vitest';
import { createGroupCommit } from '../../../../src/posthog/capture/createGroupCommit.ts';

test('what comes in one turn of the event loop is written in one go, and answered after', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit<string>((items) => groups.push(items));
  const answers = Promise.all([commits.submit('a'), commits.submit('b')]);
  await Promise.resolve().then(() => commits.submit('c'));
  await answers;
  await commits.submit('d');
  expect(groups).toEqual([['a', 'b', 'c'], ['d']]);
});

test('flush writes what waits at once, and nothing twice', async () => {
  const groups: string[][] = [];
  const commits = createGroupCommit<string>((items) => groups.push(items));
  const answer = commits.submit('a');
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
  });
  const answers = await Promise.allSettled(['a', 'bad', 'b'].map((item) => commits.submit(item)));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(written).toEqual(['a', 'b']);
});
