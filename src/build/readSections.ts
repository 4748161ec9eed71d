import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { sectionsOf } from './sectionsOf.ts';

const SECTIONS = /\?sections$/;

/**
 * Lets `import.meta.glob` read the sections of a text in MDX by the query `?sections`. The text is
 * parsed when the site is built, by the parser that makes its page, so no server needs one to search it.
 */
export function readSections(): Plugin {
  return {
    name: 'flagbook:read-sections',
    enforce: 'pre',
    load: {
      filter: { id: SECTIONS },
      async handler(id) {
        const mdx = await readFile(id.replace(SECTIONS, ''), 'utf8');
        return {
          code: `export default ${JSON.stringify(sectionsOf(mdx))}`,
          map: null,
          moduleType: 'js',
        };
      },
    },
  };
}
