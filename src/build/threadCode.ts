import { build, type Plugin } from 'vite';

const THREADED = /\?threaded$/;

/**
 * Lets `import` read code for a thread of Node as text, with `?threaded`: a module with all that it
 * imports. So the server needs no file beside its own to start the thread from.
 */
export function threadCode(): Plugin {
  return {
    name: 'flagbook:thread-code',
    enforce: 'pre',
    load: {
      filter: { id: THREADED },
      async handler(id) {
        const code = await bundle(id.replace(THREADED, ''));
        return { code: `export default ${JSON.stringify(code)}`, map: null, moduleType: 'js' };
      },
    },
  };
}

async function bundle(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { write: false, ssr: file, target: 'node24', minify: true },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`Nothing came of building ${file}.`);
  return output.output[0].code;
}
