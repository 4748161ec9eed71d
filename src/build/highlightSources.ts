import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { highlightLines } from './highlightLines.ts';

const HIGHLIGHTED = /\?highlighted$/;

/**
 * Lets `import` and `import.meta.glob` read a file of TypeScript or Python as text, with the HTML of its lines, by
 * the query `?highlighted`. What is shown is known when the site is built, so no reader waits for
 * the highlighter and no server holds its grammars.
 */
export function highlightSources(): Plugin {
  return {
    name: 'flagbook:highlight-sources',
    enforce: 'pre',
    load: {
      filter: { id: HIGHLIGHTED },
      async handler(id) {
        const file = id.replace(HIGHLIGHTED, '');
        const code = await readFile(file, 'utf8');
        const lines = await highlightLines(code, file.endsWith('.py') ? 'python' : 'typescript');
        return {
          code: `export default ${JSON.stringify({ code, lines })}`,
          map: null,
          moduleType: 'js',
        };
      },
    },
  };
}
