import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

/**
 * Lets Astro build `src/server.ts` as the server's entry. The official Node adapter looks at the
 * disk before every request, compresses nothing and has no hook for closing the database.
 */
export function adapter(): AstroIntegration {
  return {
    name: 'flagbook-server',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'flagbook-server',
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- only the value 'explicit' is
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./server.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        });
      },
      'astro:build:done': async ({ dir }) => {
        await compressFiles(fileURLToPath(dir));
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
