import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isBuilt, STAMP } from '../../../src/build/isBuilt.ts';

const FILES = ['src/pages/index.astro', 'content/home.mdx', 'public/favicon.svg', 'package.json'];
const OTHERS = ['astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'built-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true });
  });
  for (const folder of ['src/pages', 'content', 'public', 'dist']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  for (const file of [...FILES, ...OTHERS]) writeFileSync(join(root, file), '');
  for (const path of [...FILES, ...OTHERS, 'src/pages', 'src', 'content', 'public']) age(path, 20);
  writeFileSync(join(root, STAMP), '');
  age(STAMP, 10);
});

/** Makes a file look as if it had been changed so many minutes ago. */
function age(path: string, minutes: number) {
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(join(root, path), then, then);
}

describe('isBuilt', () => {
  test('is true when the build is newer than all that it was made of', () => {
    expect(isBuilt(root)).toBe(true);
  });

  test.each([...FILES, ...OTHERS])('is false when %s changed since', (file) => {
    age(file, 5);
    expect(isBuilt(root)).toBe(false);
  });

  test('is false when a source went away since', () => {
    rmSync(join(root, 'src/pages/index.astro'));
    expect(isBuilt(root)).toBe(false);
  });

  test('is false when a build did not come to its end', () => {
    rmSync(join(root, STAMP));
    expect(isBuilt(root)).toBe(false);
  });
});
