import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { browserChunks } from '../../../src/build/browserChunks.ts';

const sources = globSync('src/**/*.{astro,ts}').map((file) => `/somewhere/${file}`);

test('the files that share a chunk are where it looks for them', () => {
  const found = browserChunks.map(({ name, test: holds }) => [name, sources.filter(holds).length]);
  expect(Object.fromEntries(found)).toEqual({
    site: 4,
    parts: 4,
    step: 1,
    record: 1,
    worker: 2,
  });
});

test('what every page has is chosen before what some have', () => {
  const byPriority = browserChunks.toSorted((one, other) => other.priority - one.priority);
  expect(byPriority.map(({ name }) => name)).toEqual(['site', 'parts', 'step', 'record', 'worker']);
});
