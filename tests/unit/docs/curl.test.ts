import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningServer, startProcess } from '../../harness/server/startProcess.ts';

const FILE = path.resolve(import.meta.dirname, '../../../docs/embedded-posthog.md');
const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** Each `curl` of the document that changes something by the control, which answers with what it is now. */
const commands = readFileSync(FILE, 'utf8')
  .match(/^curl (?:.*\\\n)*.*$/gm)
  ?.filter((command) => /\/control\/[^]* -d /.test(command));

describe.runIf(hasCurl)('docs/embedded-posthog.md', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const env = { PORT: '0', DATA: ':memory:', CONTROL: 'true' };
    server = await startProcess('src/posthog/standalone/startAlone.ts', env);
  });
  afterAll(() => server.stop());

  test('changes something by curl', () => {
    expect(commands?.length).toBeGreaterThan(0);
  });

  test.each(commands ?? [])('shows a command that does as it says: %s', async (command) => {
    const there = command.replace('http://localhost:8010', server.origin);
    const { stdout } = await promisify(execFile)('sh', ['-c', `${there} --silent`]);
    const sent = JSON.parse(/-d '(.*)'/.exec(command)?.[1] ?? '') as object;
    expect(JSON.parse(stdout)).toMatchObject(sent);
  });
});
