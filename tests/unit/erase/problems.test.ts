import { describe, expect, test } from 'vitest';
import { eraseTypes } from '../../../src/erase/eraseTypes.ts';

const read = 'This code cannot be read:';
const run = 'This is no module that can run:';
const mayImport = 'A version may import es-toolkit and node:timers/promises.';

describe('eraseTypes', () => {
  test.each([
    // Syntax.
    ['let x = (1 + ;', 1, 14, `${read} Expression expected. Correct it here.`],
    ['\n\tlet x = ;', 2, 10, `${read} Expression expected. Correct it here.`],
    ['const s = "é😀日"; x = ;', 1, 23, `${read} Expression expected. Correct it here.`],
    ['\uFEFFx = ;', 1, 6, `${read} Expression expected. Correct it here.`],
    ['a\r\nb\rx = ;', 3, 5, `${read} Expression expected. Correct it here.`],
    ['"abc', 1, 1, `${read} Unterminated string constant. Correct it here.`],
    ['{{', 1, 3, `${read} Expected '}', got '<eof>'. Correct it here.`],
    ['type A =', 1, 9, `${read} Unexpected eof. Correct it here.`],
    ['x;\n\nreturn 3', 3, 1, `${read} Return statement is not allowed here. Correct it here.`],
    [
      'export function GET() {\n  await 3;\n}',
      2,
      3,
      `${read} await isn't allowed in non-async function. Correct it here.`,
    ],
    ['a\uD800', 1, 2, 'Half a character stands here. Delete it, and type it anew.'],

    // More than types.
    [
      'x;\n  enum Page {\n  Welcome,\n}',
      2,
      3,
      'An enum cannot be taken out by erasing types. Write a constant object.',
    ],
    [
      'namespace A { export const b = 1 }',
      1,
      1,
      'A namespace cannot be taken out by erasing types. Write a constant object.',
    ],
    [
      'module A {}',
      1,
      1,
      'A namespace cannot be taken out by erasing types. Write a constant object.',
    ],
    [
      'class A { constructor(private b: string) {} }',
      1,
      31,
      'A parameter property cannot be taken out by erasing types. Declare the field, and set it in the constructor.',
    ],
    [
      'import fs = require("fs")',
      1,
      1,
      '`import … =` cannot be taken out by erasing types. Write `import … from`.',
    ],
    ['export = 3', 1, 1, '`export =` cannot be taken out by erasing types. Write `export`.'],
    [
      'const a = <string>b;',
      1,
      11,
      'A type in angle brackets cannot be taken out of a value. Write `value as Type`.',
    ],

    // Early errors.
    [
      "const user: string = 'a';\nexport function GET() {}\n  const user = 'b';\nfunction f() {\n}\n",
      3,
      9,
      `${run} Identifier 'user' has already been declared. Correct it here.`,
    ],
    [
      "import { escape } from 'es-toolkit';\nconst escape = 1;",
      2,
      7,
      `${run} Identifier 'escape' has already been declared. Correct it here.`,
    ],
    [
      'export { GET };\nfunction get() {\n}\n',
      1,
      10,
      `${run} Export 'GET' is not defined in module. Correct it here.`,
    ],
    [
      'const a = /(/;',
      1,
      13,
      `${run} Invalid regular expression: /(/: Unterminated group. Correct it here.`,
    ],
    ['"a"; @b class C {}', 1, 6, `${run} Invalid or unexpected token. Correct it here.`],
    [
      'class A { b() { this.#c } }',
      1,
      22,
      `${run} Private field '#c' must be declared in an enclosing class. Correct it here.`,
    ],

    // Imports.
    ['import fs from "node:fs";', 1, 16, `"node:fs" cannot be imported here. ${mayImport}`],
    ['\nimport "./a.ts";', 2, 8, `"./a.ts" cannot be imported here. ${mayImport}`],
    ["export * from 'zod';", 1, 15, `"zod" cannot be imported here. ${mayImport}`],
    [
      "import { a } from 'es-toolkit/compat';",
      1,
      19,
      `"es-toolkit/compat" cannot be imported here. ${mayImport}`,
    ],
    ["await import('node:fs')", 1, 14, `"node:fs" cannot be imported here. ${mayImport}`],
    ['await import(`data:,`)', 1, 14, `"data:," cannot be imported here. ${mayImport}`],
    [
      "import { APIContext } from 'astro';",
      1,
      28,
      '"astro" gives types only. Write `import type`.',
    ],
    [
      "import { type APIContext } from 'astro';",
      1,
      33,
      '"astro" gives types only. Write `import type`.',
    ],
  ])('says of %j: line %i, column %i: %s', async (code, line, column, sentence) => {
    const { problem } = await eraseTypes(code);
    expect(problem).toEqual({ sentence, line, column });
  });

  test('takes 16 KB of code at most, in bytes', async () => {
    expect((await eraseTypes('é'.repeat(8192))).module?.code).toHaveLength(8192);
    expect(await eraseTypes(`${'é'.repeat(8192)}a`)).toEqual({
      problem: {
        sentence: 'This code has 16,385 bytes. A version has at most 16,384: take something out.',
      },
    });
  });

  test('tells long names in part', async () => {
    const name = 'a'.repeat(5000);
    for (const code of [`let ${name}; let ${name};`, `import '${name}';`]) {
      const { problem } = await eraseTypes(code);
      expect(problem?.sentence).toMatch(/aaa….*\. .+\.$/);
      expect(problem?.sentence.length).toBeLessThan(400);
    }
  });

  test('gives the line alone of an early error in a line that is long', async () => {
    const { problem } = await eraseTypes(`let a;\nlet a; ${'b; '.repeat(500)}`);
    expect(problem).toEqual({ sentence: expect.stringContaining("'a'") as string, line: 2 });
  });

  test('lists what a module imports by name, without its quotes', async () => {
    const code = `
      import type { APIContext } from 'astro';
      import { escape, type Foo } from "es-toolkit";
      import { setTimeout } from 'node:timers/promises';
      const late = await import( /* only then */ 'es-toolkit', {});
      const computed = () => import(\`\${late}\`);
      console.log(import.meta.url, computed as unknown);
    `;
    const { module } = await eraseTypes(code);
    expect(module?.imports.map(({ specifier }) => specifier)).toEqual([
      'es-toolkit',
      'node:timers/promises',
      'es-toolkit',
    ]);
    for (const { specifier, start, end } of module?.imports ?? []) {
      expect(module?.code.slice(start, end)).toBe(specifier);
      expect(code.slice(start - 1, end + 1)).toMatch(/^(["']).*\1$/);
    }
  });
});
