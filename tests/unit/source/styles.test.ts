import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ALL = ['src/styles/site.css', 'src/styles/work.css'];
const ORDER = '@layer reset, tokens, base, layout, components, own, print;';

test('styles that not all pages have say the order of the layers, since they may load first', () => {
  const everywhere = new Set([...ALL, ...ALL.flatMap(importsOf)]);
  const own = globSync('src/**/*.css').filter((file) => !everywhere.has(file));
  expect(own.length).toBeGreaterThan(5);
  expect([...ALL, ...own].filter((file) => !readFileSync(file, 'utf8').includes(ORDER))).toEqual(
    [],
  );
});

function importsOf(file: string): string[] {
  const imports = readFileSync(file, 'utf8').matchAll(/@import '([^']+)'/g);
  return [...imports].map(([, other = '']) => path.posix.join('src/styles', other));
}
