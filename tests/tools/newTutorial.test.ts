import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A checkout of this repository as it stands, with its packages. */
const checkout = mkdtempSync(path.join(tmpdir(), 'flagbook-author-'));
const inCheckout = { cwd: checkout, env: { ...process.env, CI: '1' }, maxBuffer: 1 << 26 };
afterAll(() => rmSync(checkout, { recursive: true }), 60_000);

beforeAll(async () => {
  const listed = await run('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate'], {
    cwd: ROOT,
    maxBuffer: 1 << 26,
  });
  for (const file of listed.stdout.trim().split('\n')) {
    cpSync(path.join(ROOT, file), path.join(checkout, file), { recursive: true });
  }
  // What tools keep in there is each checkout's own.
  mkdirSync(path.join(checkout, 'node_modules'));
  for (const entry of readdirSync(path.join(ROOT, 'node_modules'))) {
    if (entry.startsWith('.') && entry !== '.bin') continue;
    symlinkSync(path.join(ROOT, 'node_modules', entry), path.join(checkout, 'node_modules', entry));
  }
  await run('git', ['init', '--quiet'], inCheckout);
  await run('git', ['add', '--all'], inCheckout);
  const author = ['-c', 'user.name=author', '-c', 'user.email=author@example.com'];
  await run('git', [...author, 'commit', '--quiet', '--no-verify', '-m', 'As it is'], inCheckout);
}, 120_000);

describe('npm run new-tutorial', () => {
  test('lays out a tutorial that builds, runs and passes its tests, and touches nothing else', async () => {
    await run('npm', ['run', '--silent', 'new-tutorial', 'garden-gate'], inCheckout);
    const { stdout } = await run('git', ['status', '--porcelain'], inCheckout);
    expect(stdout.trim().split('\n').toSorted()).toEqual(
      [
        '?? content/garden-gate/',
        '?? src/pages/stages/garden-gate-flag/',
        '?? src/pages/stages/garden-gate-plain/',
        '?? src/tutorials/garden-gate.ts',
      ].map((line) => expect.stringContaining(line) as unknown),
    );

    const vitest = (...args: string[]) => run('npx', ['vitest', 'run', ...args], inCheckout);
    await vitest('--project', 'unit', 'tests/unit/content', 'tests/unit/source');
    await vitest('--project', 'lessons', '-t', 'Garden gate');
  });

  test('leaves nothing behind where it is removed again', async () => {
    await run('git', ['clean', '--quiet', '--force', '-d', '--exclude=dist', '.'], inCheckout);
    const { stdout } = await run('git', ['status', '--porcelain'], inCheckout);
    expect(stdout.match(/garden-gate/g)).toBeNull();
    await run('npx', ['vitest', 'run', '--project', 'unit', 'tests/unit/content'], inCheckout);
  });

  test.each(['', 'Garden Gate', 'first-flag', '../escape'])(
    'says what is wrong with the name “%s”, and makes nothing',
    async (name) => {
      const refused = run(process.execPath, ['src/authoring/newTutorial.ts', name], inCheckout);
      await expect(refused).rejects.toThrow(/no name for a tutorial|is there already/);
      const { stdout } = await run('git', ['status', '--porcelain'], inCheckout);
      expect(stdout.match(/^\?\? (content|src)/m)).toBeNull();
    },
  );
});
