import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ENTRY = path.join(ROOT, 'dist/server/entry.mjs');
const SOURCES = [
  'src',
  'content',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];

/** Builds the site before the tests that run the built server, unless the build is newer than all sources. */
export default function buildSite(): void {
  const newest = Math.max(...SOURCES.map((source) => newestChange(path.join(ROOT, source))));
  if (existsSync(ENTRY) && statSync(ENTRY).mtimeMs > newest) return;
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    // Vitest says "test" here, which Vite would take for a build that is not for production.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (build.status !== 0) throw new Error(`npm run build failed:\n${build.stdout}${build.stderr}`);
}

function newestChange(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time tells of files that went away.
  return Math.max(
    stats.mtimeMs,
    ...readdirSync(file).map((name) => newestChange(path.join(file, name))),
  );
}
