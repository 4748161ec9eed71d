import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { isBuilt } from '../../../src/build/isBuilt.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Builds the site before the tests that run the built server, unless the build is newer than all sources. */
export default function buildSite(): void {
  if (isBuilt()) return;
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    // Vitest says "test" here, which Vite would take for a build that is not for production.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (build.status !== 0) throw new Error(`npm run build failed:\n${build.stdout}${build.stderr}`);
}
