import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eraseTypes } from '../../../src/erase/eraseTypes.ts';
import { LONGEST_CODE } from '../../../src/erase/limits.ts';
import { SemaphoreError } from '../../../src/turns/createSemaphore.ts';
import { casesOf } from '../../harness/suite/casesOf.ts';

const TOO_DEEP = 'This code is nested too deeply to be read. Nest it less.';
const TOO_LONG = 'This code takes longer than 500 ms to be read. Make it shorter, or nest it less.';

/** Of each of these Node's eraser tries both readings, so that each more takes twice as long. */
const slow = 'a?(b):c=>'.repeat(30);

describe('eraseTypes', () => {
  test.each(['(', '[', '{', '`${', 'a<', '<T>(', 'a=', '!', 'async(', 'if(a)', 'import(', '({a:'])(
    'reads on after thousands of %s',
    async (piece) => {
      const code = piece.repeat(Math.floor(LONGEST_CODE / piece.length));
      expect(await eraseTypes(code)).toEqual({ problem: { sentence: TOO_DEEP } });
      await expectGoodAnswer();
    },
  );

  test('reads on after 2,000 parentheses that close again', async () => {
    const code = `export const a = ${'('.repeat(2000)}1${')'.repeat(2000)};`;
    expect(await eraseTypes(code)).toEqual({ problem: { sentence: TOO_DEEP } });
    await expectGoodAnswer();
  });

  test('reads on after code that takes too long', async () => {
    expect(await eraseTypes(slow)).toEqual({ problem: { sentence: TOO_LONG } });
    await expectGoodAnswer();
  });

  test('harms nobody who waits behind code that breaks the thread', async () => {
    const answers = ['let a: 1', '('.repeat(2000), 'let b: 1', slow, 'let c: 1'].map(eraseTypes);
    const codes = (await Promise.all(answers)).map(({ module }) => module?.code);
    expect(codes).toEqual(['let a   ', undefined, 'let b   ', undefined, 'let c   ']);
  });

  test('lets twenty wait, and no more', async () => {
    const answers = Array.from({ length: 21 }, () => eraseTypes('let a: 1'));
    await expect(eraseTypes('let a: 1')).rejects.toThrow(SemaphoreError);
    await expect(eraseTypes('let a: 1')).rejects.toThrow(
      '1 is under way and 20 wait, which is the most. Try again in some seconds.',
    );
    for (const { module } of await Promise.all(answers)) expect(module?.code).toBe('let a   ');
  });

  test.each(casesOf({ all: 20_000, few: 600, seed: 131 }))(
    'answers whatever is sent, %o',
    async (cases) => {
      await fc.assert(
        fc.asyncProperty(hostile, async (code) => {
          const { module, problem } = await eraseTypes(code);
          if (module) expect(module.code).toHaveLength(code.length);
          else expectWithin(code, problem);
        }),
        cases,
      );
      await expectGoodAnswer();
    },
    300_000,
  );
});

const stages = globSync('src/pages/stages/**/*.ts').map((file) => readFileSync(file, 'utf8'));

const token = fc.constantFrom(
  ...'( ) [ ] { } < > ` ${ " \' / /* */ // \\ ; : , . ?. ?? = => == ! # @ * & | - + ... 0 08 1n'.split(
    ' ',
  ),
  ...'\n|\r|\r\n|\t|\u2028|\u2029|\0|\uFEFF|\uD800|\uDC00|😀|é|\u0301|\u200D'.split('|'),
  ...'import export default type enum namespace declare const let class function async'
    .split(' ')
    .map((word) => ` ${word} `),
  ...'await yield return break as satisfies interface abstract new super this from using'
    .split(' ')
    .map((word) => ` ${word} `),
  ' import("fs") ',
  ' import x = require("y"); ',
  ' export { GET }; ',
  ' /(/u ',
  ' a?(b):c=> ',
);

/** A stage that ends too early, or in which some places were written over. */
const spoiltStage = fc
  .tuple(
    fc.constantFrom(...stages),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), token), { maxLength: 4 }),
    fc.option(fc.nat()),
  )
  .map(([stage, changes, end]) => {
    let code = stage;
    for (const [at, length, put] of changes) {
      const place = at % code.length;
      code = code.slice(0, place) + put + code.slice(place + length);
    }
    return end === null ? code : code.slice(0, end % code.length);
  });

const nested = fc
  .tuple(fc.array(token, { minLength: 1, maxLength: 3 }), fc.nat({ max: 3000 }), token)
  .map(([pieces, times, end]) => pieces.join('').repeat(times).slice(0, 5000) + end);

const hostile = fc.oneof(
  { arbitrary: spoiltStage, weight: 8 },
  { arbitrary: fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')), weight: 8 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 2 },
  {
    arbitrary: fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units)),
    weight: 2,
  },
  { arbitrary: nested, weight: 1 },
);

/** A place that is told is in the code, or right behind the end of a line. */
function expectWithin(code: string, problem: Awaited<ReturnType<typeof eraseTypes>>['problem']) {
  expect(problem?.sentence).toMatch(/^.+\. .+\.$|: take something out\.$/su);
  const { line, column } = problem ?? {};
  if (line === undefined) {
    expect(column).toBeUndefined();
    return;
  }
  const text = code.split(/\r\n|\r|\n/)[line - 1];
  expect(text).toBeDefined();
  if (column === undefined) return;
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual((text ?? '').length + 1);
}

async function expectGoodAnswer() {
  expect(await eraseTypes("import { escape } from 'es-toolkit';\nlet a: string;")).toEqual({
    module: {
      code: "import { escape } from 'es-toolkit';\nlet a        ;",
      imports: [{ specifier: 'es-toolkit', start: 24, end: 34 }],
    },
  });
}
