import type { Plugin } from 'vitest/config';

/**
 * Vitest keeps a module from one run to the next while its file is the same. What is bundled changes
 * with all the files that it imports as well, so it is made anew.
 */
export function bundleAnew(): Plugin {
  return {
    name: 'flagbook:bundle-anew',
    configureVitest: ({ defineCacheKeyGenerator }) =>
      defineCacheKeyGenerator(({ id }) => (/\?(bundled|threaded)$/.test(id) ? false : undefined)),
  };
}
