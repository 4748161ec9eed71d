import type { AstroComponentFactory } from 'astro/runtime/server/index.js';

const files = import.meta.glob<AstroComponentFactory>(
  ['./*.astro', '../figures/*.astro', '../tasks/{TryIt,Task,Predict}.astro'],
  {
    import: 'default',
    eager: true,
  },
);

/**
 * What the MDX of a step may use without an import, by file name: each component in this folder and among
 * the figures, and those of what there is to do.
 * A page passes them on: `<Content components={proseComponents} />`.
 */
export const proseComponents: Readonly<Record<string, AstroComponentFactory>> = Object.fromEntries(
  Object.entries(files).map(([path, component]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.astro'.length),
    component,
  ]),
);
