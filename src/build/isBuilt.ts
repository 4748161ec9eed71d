import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The last file that a build writes: it bears the time at which the build began. */
export const STAMP = join(ROOT, 'dist/built');

/** All that the site is built from. */
const SOURCES = [
  'src',
  'content',
  'public',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];

/** Whether `dist/` holds a whole build that is newer than everything it was built from. */
export function isBuilt(): boolean {
  const built = statSync(STAMP, { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((name) => newestIn(join(ROOT, name)) < built.mtimeMs);
}

function newestIn(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time tells of files that went away.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
