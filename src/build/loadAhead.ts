import type { Plugin } from 'vite';

/** Files that a page has before any script of it asks for more: `browserChunks.ts` names them. */
const THERE = /\/(parts|SearchBox|_step_)\.[^/]+\.js$/;

/**
 * Shortens the lists of files that a page asks for together with a late script: what every page has
 * already is left out. Astro's own configuration hides the site's here, so it takes a plugin.
 */
export function loadAhead(): Plugin {
  return {
    name: 'flagbook:load-ahead',
    apply: 'build',
    config: () => ({
      environments: {
        client: {
          build: { modulePreload: { polyfill: false, resolveDependencies: neededBeside } },
        },
      },
    }),
  };
}

/** What a late script needs besides itself; nothing where that is there. */
function neededBeside(file: string, needed: string[]): string[] {
  return needed.filter((one) => one !== file && !THERE.test(one));
}
