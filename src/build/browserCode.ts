/**
 * Code for browsers that the server hands out as text.
 */
import { readFile } from 'node:fs/promises';
import { build, defaultClientConditions, type Plugin, transformWithOxc } from 'vite';

const BUNDLED = /\?bundled$/;
const ERASED = /\?erased$/;

/**
 * Lets `import` read code for browsers as text: with `?bundled` a script with all that it imports, for a
 * page that can load nothing; with `?erased` a module as it was written, without its types.
 */
export function browserCode(): Plugin {
  return {
    name: 'flagbook:browser-code',
    enforce: 'pre',
    load: {
      filter: { id: /\?(bundled|erased)$/ },
      async handler(id) {
        const code = BUNDLED.test(id)
          ? await bundle(id.replace(BUNDLED, ''))
          : await erase(id.replace(ERASED, ''));
        return { code: `export default ${JSON.stringify(code)}`, map: null, moduleType: 'js' };
      },
    },
  };
}

async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    // What has a build for runtimes without Node comes in that one.
    resolve: { conditions: ['edge', ...defaultClientConditions] },
    build: {
      write: false,
      lib: { entry: file, formats: ['iife'], name: 'bundled' },
      // A module of a package of which nothing is used stays away, as posthog-node's for Sentry.
      rolldownOptions: { treeshake: { moduleSideEffects: false } },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`Nothing came of building ${file}.`);
  return output.output[0].code;
}

async function erase(file: string): Promise<string> {
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { sourcemap: false });
  return code;
}
