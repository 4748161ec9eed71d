import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

const files = import.meta.glob<AstroComponentFactory>('./*.astro', {
  import: 'default',
  eager: true,
});

/**
 * What the MDX of a step may use without an import, by file name: each component in this folder.
 * A page passes them on: `<Content components={proseComponents} />`.
 */
export const proseComponents: Readonly<Record<string, AstroComponentFactory>> = Object.fromEntries(
  Object.entries(files).map(([path, component]) => [
    path.slice('./'.length, -'.astro'.length),
    component,
  ]),
);
