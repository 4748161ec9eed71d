import { expect, test } from 'vitest';
import { nextTurn } from '../../../../src/turns/nextTurn.ts';
import {
  ClientLeftError,
  OverloadError,
  startWork,
} from '../../../../src/posthog/work/startWork.ts';

test('bytes are held for all requests together, and let go of with each', () => {
  const [first, second] = [startWork(), startWork()];
  const half = 12 * 1024 * 1024;
  first.hold(half);
  second.hold(half);
  expect(() => startWork().hold(1)).toThrow(OverloadError);
  first[Symbol.dispose]();
  second.hold(half);
  second[Symbol.dispose]();
});

test('large bodies are worked on one after the other, in the order in which they came', async () => {
  const done: string[] = [];
  const workOn = async (name: string) => {
    using work = startWork();
    await work.claimPlace();
    done.push(`${name} begins`);
    await work.rest();
    done.push(`${name} ends`);
  };
  await Promise.all([workOn('a'), workOn('b'), workOn('c')]);
  expect(done).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('work ends when the client has left', async () => {
  const client = new AbortController();
  using work = startWork(new Request('http://posthog.test/', { signal: client.signal }));
  await work.rest();
  client.abort();
  await expect(work.rest()).rejects.toThrow(ClientLeftError);
});

test('everything that waits has its turn between two turns of long work', async () => {
  const order: string[] = [];
  const long = async (name: string) => {
    for (let turn = 0; turn < 3; turn++) {
      await nextTurn();
      order.push(name);
    }
  };
  const others = async () => {
    for (let turn = 0; turn < 6; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      order.push('others');
    }
  };
  await Promise.all([long('a'), long('b'), others()]);
  expect(order.join(' ')).not.toMatch(/(?:a|b) (?:a|b)/);
});
