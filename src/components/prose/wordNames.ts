const FILES = import.meta.glob([
  './*.astro',
  '../figures/*.astro',
  '../tasks/{TryIt,Task,Predict}.astro',
]);

/** Names of the components that the MDX of a step may use without an import, as `proseComponents` has them. */
export const wordNames: readonly string[] = Object.keys(FILES).map((path) =>
  path.slice(path.lastIndexOf('/') + 1, -'.astro'.length),
);
