import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import manifest from '../../../package.json' with { type: 'json' };
import { startProcess, type RunningServer } from './startProcess.ts';

/** How `npm start` and `npm run serve` call Node: `env NAME=value … node --flag …`. */
const [, ...words] = manifest.config.node.split(' ');
const VARIABLES = Object.fromEntries(
  words.slice(0, words.indexOf('node')).map((word) => word.split('=') as [string, string]),
);
const FLAGS = words.slice(words.indexOf('node') + 1);

/**
 * Starts the built server on a free port, with an empty database of its own (deleted when it is
 * stopped) unless `env` names a DATA_DIR.
 *
 * @param home the folder that has the `dist/` to run, when it is not this repository
 * @throws {Error} with all that it printed, when it does not start.
 */
export async function startServer(
  env: Record<string, string> = {},
  home = '.',
): Promise<RunningServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  try {
    const server = await startProcess(
      path.join(home, 'dist/server/server.mjs'),
      { ...VARIABLES, PORT: '0', DATA_DIR: folder, ...env },
      [],
      FLAGS,
    );
    return { ...server, stop: (signal) => server.stop(signal).finally(clear) };
  } catch (error) {
    clear();
    throw error;
  }
}
