import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const START_LIMIT_MS = 15_000;

/** A server in a process of its own. */
export interface RunningServer {
  pid: number;
  /** Where it listens, e.g. `http://localhost:43211`. */
  origin: string;
  /** Everything it printed so far, errors included. */
  output: () => string;
  /** Ends it, by SIGTERM unless told otherwise, and gives its exit code; null when it was killed. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/**
 * Runs a script of this repository that starts a server, and waits until it prints its URL.
 *
 * @param flags for Node itself
 * @param home the folder to run it in, when that is not this repository
 * @param fileLimit how large a file may become that it writes, in kilobytes
 * @throws {Error} with all that it printed, when it ends or says nothing for 15 seconds.
 */
export async function startProcess(
  script: string,
  env: Record<string, string>,
  args: string[] = [],
  flags: string[] = [],
  fileLimit?: number,
  home = ROOT,
): Promise<RunningServer> {
  const command = [process.execPath, ...flags, path.resolve(ROOT, script), ...args];
  if (fileLimit !== undefined) {
    // Bash counts in kilobytes, and takes its own place by the command that it runs.
    command.unshift('bash', '-c', `ulimit -f ${fileLimit}; exec "$0" "$@"`);
  }
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    cwd: home,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  const output = () => chunks.join('');
  try {
    const origin = await firstUrl(child, output);
    return {
      pid: child.pid ?? NaN,
      origin,
      output,
      stop: (signal = 'SIGTERM') => end(child, signal),
    };
  } catch (error) {
    await end(child, 'SIGKILL');
    throw error;
  }
}

async function firstUrl(child: ChildProcess, output: () => string): Promise<string> {
  const until = Date.now() + START_LIMIT_MS;
  while (child.exitCode === null && Date.now() < until) {
    const url = /http:\/\/[\w.[\]:-]+/.exec(output());
    if (url) return new URL(url[0]).origin;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(
    `The server did not say where it listens (exit code ${child.exitCode ?? 'none'}). It printed:\n${output()}`,
  );
}

/** One wait for the end of each process, whoever waits: a server of all tests is stopped by each of them. */
const endings = new WeakMap<ChildProcess, Promise<unknown>>();

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = endings.get(child) ?? once(child, 'exit');
    endings.set(child, exited);
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}
