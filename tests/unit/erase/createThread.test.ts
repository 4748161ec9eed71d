import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { createThread } from '../../../src/erase/createThread.ts';

const run = promisify(execFile);

/** A thread that reads code by running it: what it gives is the answer. */
const RUNS = `
  import { parentPort } from 'node:worker_threads';
  let asked = 0;
  parentPort.on('message', (code) => parentPort.postMessage(new Function('asked', code)(++asked)));
  parentPort.postMessage('ready');
`;

/** Says how many pieces of code its thread has read. */
const COUNT = 'return { module: { code: String(asked), imports: [] } }';

const threadOf = (options: { code?: string; mostMs?: number; idleMs?: number } = {}) =>
  createThread({ code: RUNS, mostMs: 60_000, idleMs: 60_000, ...options });

const counted = async (thread: ReturnType<typeof threadOf>) =>
  (await thread.read(COUNT)).module?.code;

const TOO_DEEP = { sentence: 'This code is nested too deeply to be read. Nest it less.' };

describe('createThread', () => {
  test('keeps its thread for what follows', async () => {
    const thread = threadOf();
    expect([await counted(thread), await counted(thread)]).toEqual(['1', '2']);
  });

  test.each([
    ['says that it is broken', 'return "broken"'],
    ['ends itself', 'process.exit()'],
    ['runs out of memory', 'for (const all = [];;) all.push(Array(1e5).fill(all.length + 0.5))'],
  ])('makes another thread when one %s', async (_, code) => {
    const thread = threadOf();
    await counted(thread);
    expect(await thread.read(code)).toEqual({ problem: TOO_DEEP });
    expect(await counted(thread)).toBe('1');
  });

  test('makes another thread when one has ended while nothing was asked', async () => {
    const thread = threadOf();
    const ends =
      'setTimeout(() => process.exit(), 1); return { module: { code: "", imports: [] } }';
    await thread.read(ends);
    await expect.poll(() => counted(thread).catch(String), { interval: 50 }).toBe('1');
  });

  test('gives up a thread that takes too long', async () => {
    const thread = threadOf({ mostMs: 1 });
    expect(await thread.read('for (;;);')).toEqual({
      problem: {
        sentence: 'This code takes longer than 1 ms to be read. Make it shorter, or nest it less.',
      },
    });
  });

  test('does not count the time that its thread takes to start', async () => {
    const code = `await new Promise((resolve) => setTimeout(resolve, 600)); ${RUNS}`;
    expect(await counted(threadOf({ code, mostMs: 500 }))).toBe('1');
  });

  test('tells a fault of its own as an error, and reads on', async () => {
    const thread = threadOf();
    await expect(thread.read('throw new TypeError("no such thing")')).rejects.toThrow(
      'no such thing',
    );
    expect(await counted(thread)).toBe('1');
  });

  test.each(['process.exit()', 'throw new Error("no")', 'syntax error'])(
    'says that its thread does not start, where that runs %s',
    async (code) => {
      await expect(threadOf({ code }).read(COUNT)).rejects.toThrow(
        'The thread that erases types did not start. See whether the server has memory left.',
      );
    },
  );

  test('gives its thread up when nothing is asked for a while', async () => {
    const thread = threadOf({ idleMs: 1 });
    await counted(thread);
    await expect.poll(() => counted(thread), { interval: 100 }).toBe('1');
  });

  test('keeps no process alive while nothing is asked', async () => {
    const createThreadFile = new URL('../../../src/erase/createThread.ts', import.meta.url);
    const program = `
      import { createThread } from ${JSON.stringify(createThreadFile.href)};
      const thread = createThread(${JSON.stringify({ code: RUNS, mostMs: 60_000, idleMs: 60_000 })});
      console.log((await thread.read(${JSON.stringify(COUNT)})).module.code);
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toBe('1\n');
  });

  test('has nothing of the environment in its thread', async () => {
    const code = 'return { module: { code: JSON.stringify(process.env), imports: [] } }';
    expect((await threadOf().read(code)).module?.code).toBe('{}');
  });
});
