import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { STAMP } from './isBuilt.ts';

/** Where `npm run build:posthog` writes the embedded PostHog as a package. */
const PACKAGE = fileURLToPath(new URL('../../dist/posthog', import.meta.url));

/** Compresses the files of the client build, keeps the package, and marks the build as whole. */
export function finishBuild(): AstroIntegration {
  let begun = new Date();
  let stamp = STAMP;
  let hasPackage = false;
  return {
    name: 'flagbook:finish-build',
    hooks: {
      'astro:config:done': ({ config }) => {
        stamp = join(fileURLToPath(config.root), STAMP);
      },
      'astro:build:start': () => {
        begun = new Date();
        hasPackage = existsSync(PACKAGE);
      },
      'astro:build:done': async ({ dir }) => {
        await compressFiles(fileURLToPath(dir));
        // Astro has emptied the folder, and a project may have the package linked.
        if (hasPackage) await (await import('./buildPackage.ts')).buildPackage(PACKAGE);
        await writeFile(stamp, '');
        // A source that is saved during a build may have been read before.
        await utimes(stamp, begun, begun);
      },
    },
  };
}

/** Puts a `.br` and a `.gz` beside every text file, for the server to choose from. */
async function compressFiles(folder: string) {
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((name) => /\.(css|js|svg|txt)$/.test(name))) {
    const path = join(folder, name);
    const content = await readFile(path);
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
    await writeFile(`${path}.gz`, await promisify(gzip)(content));
  }
}
