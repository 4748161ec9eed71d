import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { heldRegion } from '../../harness/docs/docRegion.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(import.meta.dirname, 'examples');

/** Where each example is shown. */
const SHOWN_IN: Record<string, string> = {
  node: 'README.md',
  suite: 'README.md',
  flag: 'docs/test-suites.md',
  fault: 'docs/test-suites.md',
  lag: 'docs/test-suites.md',
};

const examples = readdirSync(FOLDER).map((file) => path.basename(file, '.test.ts'));

test('every example is shown somewhere', () => {
  expect(examples.toSorted()).toEqual(Object.keys(SHOWN_IN).toSorted());
});

test.each(Object.entries(SHOWN_IN))('the example %s stands in %s as it runs', (name, file) => {
  const code = shownPart(readFileSync(path.join(FOLDER, `${name}.test.ts`), 'utf8'));
  const block = `\`\`\`ts\n${code}\n\`\`\``;
  expect(heldRegion(file, `example:${name}`, block)).toBe(block);
});

describe.each([...new Set(Object.values(SHOWN_IN))])('%s', (file) => {
  test('has no TypeScript that no test runs', () => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const shown = Object.values(SHOWN_IN).filter((document) => document === file);
    expect(text.match(/^```ts$/gm)).toHaveLength(shown.length);
  });
});

/** What stands between two comments, or all of it, as it reads in a project with the package. */
function shownPart(code: string): string {
  const part = /^ *\/\/ example:start\n(.*?)^ *\/\/ example:end$/ms.exec(code)?.[1] ?? code;
  const indent = /^ */.exec(part)?.[0] ?? '';
  const lines = part
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(indent, ''));
  const own = lines.filter((line) => line.includes(" from '../../../../src/posthog/"));
  const names = own.flatMap((line) => /\{ (.*) \}/.exec(line)?.[1]?.split(', ') ?? []).toSorted();
  const shown = lines.filter((line) => !own.includes(line));
  if (names.length > 0) shown.unshift(`import { ${names.join(', ')} } from '@flagbook/posthog';`);
  return shown.join('\n');
}
