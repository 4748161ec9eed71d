import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A project that was taken along, while it runs. */
export interface RunningProject {
  /** The text of one of its pages. */
  page: (path: string) => Promise<string>;
  stop: () => Promise<void>;
}

/** Runs a command in a project's folder, and waits until something answers at its port. */
export async function startProject(
  folder: string,
  command: (port: string) => [string, ...string[]],
  env: Record<string, string>,
): Promise<RunningProject> {
  const port = await freePort();
  const [program, ...words] = command(port);
  const child = spawn(program, words, {
    cwd: folder,
    env: { ...process.env, PORT: port, HOST: '127.0.0.1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm starts a shell that starts the app: they end together.
    detached: true,
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => printed.push(text));
  }
  const page = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const ended = once(child, 'exit');
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
    await ended;
  };
  for (const start = Date.now(); ;) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${printed.join('')}`);
    const answer = await page('/').catch(() => undefined);
    if (answer !== undefined) return { page, stop };
    if (Date.now() - start > 20_000) {
      await stop();
      throw new Error(`Nothing answers: ${printed.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return String(typeof address === 'object' ? address?.port : address);
}
