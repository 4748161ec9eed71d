import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ALL = 'src/styles/site.css';
const ORDER = '@layer reset, tokens, base, layout, components, own, print;';

test('styles that not all pages have say the order of the layers, since they may load first', () => {
  const everywhere = new Set(
    [...readFileSync(ALL, 'utf8').matchAll(/@import '([^']+)'/g)].map(([, file = '']) =>
      path.posix.join('src/styles', file),
    ),
  );
  const own = globSync('src/**/*.css').filter((file) => file !== ALL && !everywhere.has(file));
  expect(readFileSync(ALL, 'utf8')).toContain(ORDER);
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((file) => !readFileSync(file, 'utf8').includes(ORDER))).toEqual([]);
});
