import path from 'node:path';
import { expect, test } from 'vitest';
import { readModules } from '../../harness/source/readModules.ts';

const modules = new Map(readModules(['src']).map((module) => [module.file, module]));

/** What the editor is made of, which comes when it is asked for. */
const EDITOR = /^(diff|prism-code-editor)(\/|$)/;

test('what browsers load takes no package but the editor’s, least of all one made for servers', () => {
  const entries = [...modules.values()].flatMap(({ file, text }) => scriptsOf(file, text));
  expect(entries.length).toBeGreaterThan(5);
  expect(packagesOf(entries).filter((name) => !EDITOR.test(name))).toEqual([]);
});

/** The files that an Astro component's scripts import. */
function scriptsOf(file: string, text: string): string[] {
  if (!file.endsWith('.astro')) return [];
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, code = '']) => code);
  return scripts
    .flatMap((code) => [...code.matchAll(/['"](\.[^'"]+)['"]/g)])
    .map(([, specifier = '']) => path.posix.join(path.posix.dirname(file), specifier));
}

/** The packages that files import, however many files are between. */
function packagesOf(files: readonly string[]): string[] {
  const reached = new Set(files);
  const packages = new Set<string>();
  // A set gives what is added to it while it is walked.
  for (const file of reached) {
    for (const { kind, target, specifier } of modules.get(file)?.imports ?? []) {
      if (kind !== 'code') continue;
      if (target === undefined) packages.add(specifier);
      else reached.add(target);
    }
  }
  return [...packages].sort();
}
