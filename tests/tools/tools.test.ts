import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

test.concurrent.each([
  ['the types hold under strictest', 'test:types'],
  ['lint finds nothing', 'test:lint'],
  ['every file is formatted', 'test:format'],
  ['nothing is unused', 'test:unused'],
])('%s', async (_, script) => {
  const { isClean, printed } = await run(script);
  expect(isClean, `npm run ${script}\n${printed}`).toBe(true);
});

function run(script: string): Promise<{ isClean: boolean; printed: string }> {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
    execFile('npm', ['run', '--silent', script], options, (error, stdout, stderr) => {
      resolve({ isClean: error === null, printed: stdout + stderr });
    });
  });
}
