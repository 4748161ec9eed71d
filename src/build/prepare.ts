import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { readSiteSettings } from '../project/readSiteSettings.ts';
import { listen } from '../startup/listen.ts';
import { isBuilt } from './isBuilt.ts';

if (import.meta.main) {
  try {
    process.exitCode = await prepare();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * What `npm start` does before it serves: builds the site where `dist/` is older than what it is built
 * from.
 *
 * @returns the exit code of the build
 * @throws {Error} that says what would keep the server from starting: a wrong setting, or an address
 *   that cannot be had. Whoever starts it need not wait for a build to read that.
 */
export async function prepare(): Promise<number> {
  const { port, host } = readSiteSettings(process.env);
  const probe = createServer();
  await listen(probe, port, host);
  probe.close();
  if (isBuilt()) return 0;
  return spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status ?? 1;
}
