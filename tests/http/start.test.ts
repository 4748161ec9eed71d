import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const STAMP = path.join(ROOT, 'dist/built');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flagbook-start-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  test('serves at once what is built already, and stops when it is told to', async () => {
    const built = statSync(STAMP).mtimeMs;
    const env = { ...process.env, PORT: '0', DATA_DIR: folder };
    const npm = spawn('npm', ['start'], { cwd: ROOT, env });
    onTestFinished(() => void npm.kill('SIGKILL'));
    let output = '';
    const origin = await new Promise<string>((resolve, reject) => {
      npm.stdout.on('data', (text: Buffer) => {
        output += text.toString();
        const found = /Flagbook {2}(\S+)\//.exec(output)?.[1];
        if (found) resolve(found);
      });
      npm.once('exit', () => {
        reject(new Error(`npm start ended:\n${output}`));
      });
    });
    expect((await fetch(origin)).status).toBe(200);
    expect(output).not.toContain('[build]');
    expect(statSync(STAMP).mtimeMs).toBe(built);

    const ended = once(npm, 'exit');
    npm.kill('SIGTERM');
    await ended;
    await expect(fetch(origin)).rejects.toThrow();
  });

  test.each([
    [
      'a port that is taken',
      (port: number) => ({ PORT: String(port) }),
      /^Something listens on port/,
    ],
    ['a wrong setting', () => ({ PORT: 'http' }), /^PORT must be a number/],
  ])('says that it has %s before it builds anything', async (_, wrong, sentence) => {
    const home = path.join(folder, 'fresh clone');
    cpSync(path.join(ROOT, 'src'), path.join(home, 'src'), { recursive: true });
    cpSync(path.join(ROOT, 'scripts'), path.join(home, 'scripts'), { recursive: true });
    cpSync(path.join(ROOT, 'package.json'), path.join(home, 'package.json'));
    if (!existsSync(path.join(home, 'node_modules'))) {
      symlinkSync(path.join(ROOT, 'node_modules'), path.join(home, 'node_modules'));
    }
    const other = createServer().listen(0, 'localhost');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const env = { ...process.env, ...wrong((other.address() as AddressInfo).port) };
    const { status, stdout, stderr } = spawnSync('npm', ['start', '--silent'], {
      cwd: home,
      env,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe('');
    expect(status).toBe(1);
    expect(existsSync(path.join(home, 'dist'))).toBe(false);
  });
});
