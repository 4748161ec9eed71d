import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test.each([
  ['the types hold under strictest', 'test:types'],
  ['lint and formatting find nothing', 'test:lint'],
])('%s', (_, script) => {
  const run = spawnSync('npm', ['run', '--silent', script], { encoding: 'utf8' });
  expect(run.status, `npm run ${script}\n${run.stdout}${run.stderr}`).toBe(0);
});
