import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eraseTypes } from '../../../src/erase/eraseTypes.ts';
import { casesOf } from '../../harness/suite/casesOf.ts';

const stages = globSync('src/pages/stages/**/*.ts');

describe('eraseTypes', () => {
  test('keeps the lines and columns of every stage', async () => {
    expect(stages.length).toBeGreaterThan(50);
    for (const file of stages) {
      const code = await readFile(file, 'utf8');
      const { module, problem } = await eraseTypes(code);
      // A page's own script is none of a version.
      if (code.includes("'posthog-js'")) expect(problem?.sentence).toMatch(/^"posthog-js" cannot/);
      else expectSamePlaces(code, module?.code);
    }
  });

  test.each(casesOf({ all: 4000, few: 200, seed: 13 }))(
    'keeps the lines and columns of TypeScript, %o',
    async (cases) => {
      await fc.assert(
        fc.asyncProperty(fc.array(statement, { maxLength: 12 }), async (statements) => {
          // Each in a block of its own, so that no name is declared twice.
          const code = statements.map((written) => `{\n ${written} \r\n}`).join('\n');
          const { module, problem } = await eraseTypes(code);
          expect(problem).toBeUndefined();
          expectSamePlaces(code, module?.code);
        }),
        cases,
      );
    },
  );
});

const { statement } = fc.letrec<{ type: string; value: string; statement: string }>((tie) => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'string',
      'A.B',
      '"é😀日"',
      '`a${\n string}`',
      'typeof b',
      'unique symbol',
      '0 | 1',
    ),
    fc.tuple(tie('type'), tie('type')).map(([a, b]) => `Map<${a},\n${b}>`),
    fc.tuple(tie('type'), tie('type')).map(([a, b]) => `{ a: ${a}; readonly "日"?: ${b} }`),
    fc.tuple(tie('type'), tie('type')).map(([a, b]) => `((a: ${a}, ...b: ${b}[]) => void)`),
    fc.tuple(tie('type'), tie('type')).map(([a, b]) => `(A extends ${a} ? ${b} : never)`),
    tie('type').map((a) => `${a}[]`),
  ),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('1', "'é'", '`a\n😀${b}`', 'b.c', 'null!', '/a:b/u', 'import.meta'),
    fc.tuple(tie('value'), tie('type')).map(([a, b]) => `(${a} as ${b})`),
    fc.tuple(tie('value'), tie('type')).map(([a, b]) => `(${a} satisfies ${b})`),
    fc.tuple(tie('value'), tie('type')).map(([a, b]) => `((c: ${b}, d?: ${b}): ${b} => ${a})`),
    fc.tuple(tie('value'), tie('type')).map(([a, b]) => `f<${b}>(${a})`),
    tie('value')
      .map((a) => `{ "é": ${a}! }.é`)
      .map((a) => `(${a})`),
  ),
  statement: fc.oneof(
    fc.tuple(tie('value'), tie('type')).map(([a, b]) => `const a: ${b} = ${a};`),
    tie('type').map((a) => `type É<T = ${a}> = T;`),
    tie('type').map((a) => `interface I { a: ${a};\n b(): void }`),
    fc
      .tuple(tie('value'), tie('type'))
      .map(([a, b]) => `abstract class C<T> { private a?: ${b} = ${a};\n abstract b(): ${b}; }`),
    fc
      .tuple(tie('value'), tie('type'))
      .map(
        ([a, b]) =>
          `async function f<T extends ${b}>(this: T, a: ${b} = ${a}): Promise<${b}> {\n return ${a}; }`,
      ),
    tie('value').map((a) => `for (const a of ${a} as any) { console.log(a!) }`),
  ),
}));

/** What is no space stays, or is blanked; some punctuation takes a blank place where a type stood. */
function expectSamePlaces(written: string, erased: string | undefined) {
  const [before, after] = [written, erased ?? ''].map((code) => code.split('\n'));
  expect(after?.map(({ length }) => length)).toEqual(before?.map(({ length }) => length));
  const changed = written
    .split('')
    .filter((unit, at) => erased?.[at] !== unit && !/[\s;()]/.test(erased?.[at] ?? ''));
  expect(changed).toEqual([]);
}
