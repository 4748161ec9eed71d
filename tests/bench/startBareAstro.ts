import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { startProcess, type RunningServer } from '../harness/server/startProcess.ts';

/**
 * Builds and starts the Astro project in `bare-astro/`: one endpoint, `/user/<user>`, served by
 * @astrojs/node as it comes.
 */
export async function startBareAstro(): Promise<RunningServer> {
  const root = path.join(import.meta.dirname, 'bare-astro');
  execFileSync('astro', ['build', '--root', root], { stdio: ['ignore', 'ignore', 'inherit'] });
  // Generated types of a second Astro project would mix with the site's own.
  rmSync(path.join(root, '.astro'), { recursive: true });
  return startProcess('dist/bare-astro/server/entry.mjs', {
    PORT: '0',
    HOST: 'localhost',
  });
}
