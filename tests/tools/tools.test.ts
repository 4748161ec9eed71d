import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';

test.concurrent.each([
  ['the types hold under strictest', 'test:types'],
  ['lint and formatting find nothing', 'test:lint'],
])('%s', async (_, script) => {
  const { code, printed } = await run(script);
  expect(code, `npm run ${script}\n${printed}`).toBe(0);
});

function run(script: string): Promise<{ code: number | string | undefined; printed: string }> {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', maxBuffer: 2 ** 26 } as const;
    execFile('npm', ['run', '--silent', script], options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, printed: stdout + stderr });
    });
  });
}
