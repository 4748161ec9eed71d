import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const SERVER = fileURLToPath(new URL('../server.ts', import.meta.url));

/**
 * Builds `src/server.ts` as `dist/server/server.mjs`, beside the adapter's own entry. It is built with
 * the site, not run from its source, so that both have the same modules: the project that the server
 * closes is the one that the pages opened, and nothing is in memory twice.
 *
 * What the server loads stays in its memory: so packages come without the parts that nothing uses, and
 * code is short. Functions keep their names, for a stack to tell something.
 */
export function bundleServer(): Plugin {
  return {
    name: 'flagbook:bundle-server',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    config: () => ({
      ssr: { noExternal: true },
      environments: {
        ssr: {
          build: { rolldownOptions: { output: { minify: { mangle: { keepNames: true } } } } },
        },
      },
    }),
    buildStart() {
      this.emitFile({ type: 'chunk', id: SERVER, fileName: 'server.mjs' });
    },
  };
}
