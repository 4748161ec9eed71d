import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Launch } from './client.ts';

/**
 * Runs a command to its end, without blocking the server that it talks to, and gives what it wrote.
 * @throws {Error} in words that follow `needs`, when there is no such command or it fails.
 */
export async function runCommand({ command, args, env }: Launch, input = ''): Promise<string> {
  const child = spawn(command, args, { env: { ...process.env, ...env } });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const output = text(child.stdout);
  const complaint = text(child.stderr);
  const code = await ended.catch((cause: unknown) => {
    throw new Error(command, { cause });
  });
  if (code === 0) return output;
  const last = (await complaint).trim().split('\n').at(-1);
  throw new Error(`\`${[command, ...args.slice(0, 3)].join(' ')}\` to work: ${last}`);
}
