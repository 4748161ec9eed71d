import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { lineIn, rememberAddress } from '../../../src/worker/codePlace.ts';

const OWN = 'blob:null/38b27480-811c-410c-bf1f-daadbf991342';
const RUNTIME = 'blob:null/6051d171-3d14-49d4-b8d3-a102bf8a8b04';

/** What is thrown in a callback, as the engines tell where. */
const STACKS: Record<string, (line: number, column: number) => string> = {
  Chromium: (line, column) =>
    [
      'Error: no',
      `    at f (${OWN}:${line}:${column})`,
      '    at Array.map (<anonymous>)',
      `    at GET (${OWN}:8:13)`,
      `    at va (${RUNTIME}:6:10226)`,
    ].join('\n'),
  'Chromium, in no function': (line, column) => `Error: no\n    at ${OWN}:${line}:${column}`,
  'Chromium, in a promise': (line, column) =>
    `Error: no\n    at async GET (${OWN}:${line}:${column})`,
  Firefox: (line, column) =>
    `f@${OWN}:${line}:${column}\nGET@${OWN}:8:13\nva@${RUNTIME}:6:10226\na@${RUNTIME}:7:178306\n`,
  'Firefox, in no function': (line, column) => `@${OWN}:${line}:${column}\n`,
  'Firefox, in a promise': (line, column) => `GET/<@${OWN}:${line}:${column}\n`,
  WebKit: (line, column) =>
    `f@${OWN}:${line}:${column}\nmap@[native code]\nGET@${OWN}:8:16\nva@${RUNTIME}:6:10227`,
  'WebKit, in no function': (line, column) => `@${OWN}:${line}:${column}`,
  'WebKit, in the code of a package': (line, column) =>
    `va@${RUNTIME}:6:10227\nmodule code@${OWN}:${line}:${column}`,
};

afterEach(() => rememberAddress(''));

test.for(Object.entries(STACKS))('%s names a place, and it is read', ([, stack]) => {
  rememberAddress(OWN);
  const count = fc.integer({ min: 1, max: 99_999 });
  fc.assert(
    fc.property(count, count, (line, column) => {
      expect(lineIn(stack(line, column))).toEqual({ line, column });
    }),
  );
});

test('a place elsewhere is none of the reader’s', () => {
  expect(lineIn(STACKS.Firefox?.(7, 27))).toBeUndefined();
  rememberAddress(OWN);
  expect(lineIn(`va@${RUNTIME}:6:10227\nmap@[native code]`)).toBeUndefined();
  expect(lineIn(`GET@${OWN}`)).toBeUndefined();
  expect(lineIn(undefined)).toBeUndefined();
});
