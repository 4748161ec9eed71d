import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ENTRY = path.join(ROOT, 'dist/server/entry.mjs');
const START_LIMIT_MS = 15_000;

/** The built server, running. */
export interface RunningServer {
  /** Where it listens, e.g. `http://localhost:43211`. */
  origin: string;
  /** Everything it printed so far, errors included. */
  output: () => string;
  /** Ends it (by SIGTERM unless told otherwise) and gives the exit code; null when it was killed. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  [Symbol.asyncDispose]: () => Promise<void>;
}

/**
 * Starts the built server on a free port, with an empty database of its own unless `env` names a
 * DATA_DIR. Resolves when the server says where it listens; throws with all it printed when it does not.
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-'));
  const { child, output } = launchServer({ DATA_DIR: folder, PORT: '0', ...env });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const code = await endProcess(child, signal);
    rmSync(folder, { recursive: true, force: true });
    return code;
  };
  try {
    const origin = await firstUrl(child, output);
    return {
      origin,
      output,
      stop,
      [Symbol.asyncDispose]: async () => {
        await stop();
      },
    };
  } catch (error) {
    await stop('SIGKILL');
    throw error;
  }
}

/** Starts the built server and returns at once: for tests of a start that fails. */
export function launchServer(env: Record<string, string>): {
  child: ChildProcess;
  output: () => string;
} {
  let printed = '';
  const child = spawn(process.execPath, [ENTRY], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return { child, output: () => printed };
}

async function firstUrl(child: ChildProcess, output: () => string): Promise<string> {
  const until = Date.now() + START_LIMIT_MS;
  while (child.exitCode === null && Date.now() < until) {
    const url = /http:\/\/\S+/.exec(output());
    if (url) return new URL(url[0]).origin;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server did not say where it listens. It printed:\n${output()}`);
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
  return child.exitCode;
}
