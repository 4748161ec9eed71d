import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const ROOT = path.resolve(import.meta.dirname, '../..');
const NPM_OWN = ['ci', 'install'];

describe('README.md', () => {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

  test('names only files and folders that exist', () => {
    const paths = pathsIn(readme);
    expect(paths).not.toEqual([]);
    expect(paths.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
  });

  test('names only npm commands that exist', () => {
    const commands = commandsIn(readme);
    expect(commands).toEqual(expect.arrayContaining(['start', 'test']));
    const known = [...NPM_OWN, ...Object.keys(manifest.scripts)];
    expect(commands.filter((command) => !known.includes(command))).toEqual([]);
  });
});

/** Targets of links and images, and code in backticks that looks like a path of this repository. */
function pathsIn(markdown: string): string[] {
  const links = [...markdown.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
  const code = [...markdown.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [
    ...links.filter((target) => !/^\w+:/.test(target)),
    ...code.filter(
      (text) => /^\.?[\w-]+\/[\w./[\]-]*$/.test(text) || /^[\w.-]+\.(ts|md|mjs|json)$/.test(text),
    ),
  ];
}

function commandsIn(markdown: string): string[] {
  return [...markdown.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map((match) => match[1] ?? '');
}
