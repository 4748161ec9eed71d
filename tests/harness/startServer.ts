import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProcess, type RunningServer } from './startProcess.ts';

/**
 * Starts the built server on a free port, with an empty database of its own (deleted when it is
 * stopped) unless `env` names a DATA_DIR.
 *
 * @throws {Error} with all that it printed, when it does not start.
 */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startProcess('dist/server/entry.mjs', {
      PORT: '0',
      DATA_DIR: folder,
      ...env,
    });
    return { ...server, stop: (signal) => server.stop(signal).finally(clear) };
  } catch (error) {
    clear();
    throw error;
  }
}
