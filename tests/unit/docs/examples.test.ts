import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { heldRegion } from '../../harness/docs/docRegion.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const FOLDER = path.join(import.meta.dirname, 'examples');

/** Where each example is shown. */
const SHOWN_IN: Record<string, string> = {
  'node.test.ts': 'README.md',
  'suite.test.ts': 'README.md',
  'flag.test.ts': 'docs/test-suites.md',
  'fault.test.ts': 'docs/test-suites.md',
  'lag.test.ts': 'docs/test-suites.md',
  'control.test.ts': 'docs/test-suites.md',
  'test_checkout.py': 'docs/test-suites.md',
};

const LANGUAGES: Record<string, string> = { '.ts': 'ts', '.py': 'python' };

const examples = readdirSync(FOLDER).filter((file) => path.extname(file) in LANGUAGES);

test('every example is shown somewhere', () => {
  expect(examples.toSorted()).toEqual(Object.keys(SHOWN_IN).toSorted());
});

test.each(Object.entries(SHOWN_IN))('the example %s stands in %s as it runs', (name, file) => {
  const code = shownPart(readFileSync(path.join(FOLDER, name), 'utf8'));
  const block = `\`\`\`${LANGUAGES[path.extname(name)]}\n${code}\n\`\`\``;
  expect(heldRegion(file, `example:${name.replace(/\.test\.ts$|\.py$/, '')}`, block)).toBe(block);
});

describe.each([...new Set(Object.values(SHOWN_IN))])('%s', (file) => {
  test('has no TypeScript that no test runs', () => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const shown = Object.entries(SHOWN_IN).filter(
      ([name, document]) => document === file && name.endsWith('.ts'),
    );
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
