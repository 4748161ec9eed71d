import { execFile, spawnSync } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { startProcess } from '../../harness/server/startProcess.ts';

const SHOP = path.resolve(import.meta.dirname, '../../fixtures/python');
const EXAMPLES = path.join(import.meta.dirname, 'examples');

/** Does with the example what pytest does, where that is not installed. */
const RUN_ALL = `
import test_checkout
tests = [name for name in vars(test_checkout) if name.startswith("test_")]
for name in tests:
    test_checkout.setup_function()
    getattr(test_checkout, name)()
print(len(tests), "passed")
`;

const succeeds = (args: string[]) => spawnSync('python3', args).status === 0;
const hasPython = succeeds(['--version']);

test.runIf(hasPython)('the example for pytest passes against the command', async () => {
  const server = await startProcess('src/posthog/standalone/startAlone.ts', {
    PORT: '0',
    DATA: ':memory:',
    CONTROL: 'true',
  });
  const env = {
    ...process.env,
    POSTHOG_HOST: server.origin,
    PYTHONPATH: `${SHOP}:${EXAMPLES}`,
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const pytest = [
    '-m',
    'pytest',
    '-p',
    'no:cacheprovider',
    path.join(EXAMPLES, 'test_checkout.py'),
  ];
  const args = succeeds(['-m', 'pytest', '--version']) ? pytest : ['-c', RUN_ALL];
  try {
    const { stdout } = await promisify(execFile)('python3', args, { env });
    expect(stdout).toContain('2 passed');
  } finally {
    await server.stop();
  }
});
