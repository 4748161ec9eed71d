import { Worker } from 'node:worker_threads';
import { init, parse } from 'es-module-lexer';
import { expect, test } from 'vitest';
import code from '../../../src/erase/eraseThread.ts?threaded';

test('bundles a thread with all that it imports but what Node has', async () => {
  await init();
  const [imports] = parse(code);
  expect(imports.length).toBeGreaterThan(0);
  for (const { specifier } of imports) expect(specifier).toMatch(/^node:/);
});

test('gives a text that a thread runs', async () => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    execArgv: ['--experimental-vm-modules', '--no-warnings'],
  });
  expect(await new Promise((resolve) => worker.once('message', resolve))).toBe('ready');
  await worker.terminate();
});
