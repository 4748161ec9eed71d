import { readdirSync } from 'node:fs';

const content = new URL('../../../content/', import.meta.url);

/** The steps of all tutorials, as URL paths: each tutorial's in reading order. */
export const steps = readdirSync(content, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(new URL(name, content))
      .filter((file) => file.endsWith('.mdx'))
      .toSorted()
      .map((file) => `/${name}/${file.replace(/^\d+-|\.mdx$/g, '')}`),
  );
