import { globSync } from 'node:fs';

const cwd = new URL('../../../content/', import.meta.url);

/** The steps of every tutorial that there is, as URL paths, each tutorial's in reading order. */
export const allSteps = globSync('*/*.mdx', { cwd })
  .toSorted()
  .map((file) => `/${file.replace(/\/\d+-/, '/').replace(/\.mdx$/, '')}`);
