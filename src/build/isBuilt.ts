/**
 * Whether the site is built, and how a build says so.
 */

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This repository. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The last file that a build writes: it bears the time at which the build began. */
export const STAMP = 'dist/built';

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

/** Whether `dist/` below `root` holds a whole build that is newer than everything it was built from. */
export function isBuilt(root = ROOT): boolean {
  const built = statSync(join(root, STAMP), { throwIfNoEntry: false });
  return built !== undefined && SOURCES.every((name) => newestIn(join(root, name)) < built.mtimeMs);
}

function newestIn(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  // A folder's own time tells of files that went away.
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}
