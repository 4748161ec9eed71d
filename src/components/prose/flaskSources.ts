const files = import.meta.glob<string>('../../../content/first-flag/flask/*.py', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The Python files for readers who come from Flask, to the letter, by file name. */
export const flaskSources: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, source]) => [path.slice(path.lastIndexOf('/') + 1), source]),
);
