import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const runFile = promisify(execFile);
const LARGE = 1 << 26;

/** A checkout of this repository as it stands, with its packages, to change as an author would. */
export interface Checkout {
  folder: string;
  /** Runs a program there and resolves to what it printed; rejects with that when it fails. */
  run: (command: string, ...args: string[]) => Promise<string>;
  remove: () => void;
}

/** Copies what git knows of this repository, or would take, into a folder of its own, all committed. */
export async function openCheckout(): Promise<Checkout> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-checkout-'));
  const listed = await runFile('git', ['ls-files', '-co', '--exclude-standard', '--deduplicate'], {
    cwd: ROOT,
    maxBuffer: LARGE,
  });
  for (const file of listed.stdout.trim().split('\n')) {
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true });
  }
  // What tools keep among the packages is each checkout's own.
  mkdirSync(path.join(folder, 'node_modules'));
  for (const entry of readdirSync(path.join(ROOT, 'node_modules'))) {
    if (entry.startsWith('.') && entry !== '.bin') continue;
    symlinkSync(path.join(ROOT, 'node_modules', entry), path.join(folder, 'node_modules', entry));
  }
  const run: Checkout['run'] = async (command, ...args) =>
    (await runFile(command, args, { cwd: folder, maxBuffer: LARGE })).stdout;
  await run('git', 'init', '--quiet');
  await run('git', 'add', '--all');
  const author = ['-c', 'user.name=author', '-c', 'user.email=author@example.com'];
  await run('git', ...author, 'commit', '--quiet', '--no-verify', '-m', 'As it is');
  return { folder, run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
