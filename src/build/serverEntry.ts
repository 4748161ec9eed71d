import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url));

/**
 * Builds `src/server.ts` as `dist/server/server.mjs`, beside the adapter's own entry. It is built with
 * the site, not run from its source, so that both have the same modules: the project that the server
 * closes is the one that the pages opened, and nothing is in memory twice.
 */
export function serverEntry(): Plugin {
  return {
    name: 'flagbook:server-entry',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    buildStart() {
      this.emitFile({ type: 'chunk', id: SERVER, fileName: 'server.mjs' });
    },
  };
}
