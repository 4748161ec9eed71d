import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrowserPartError } from '../../../src/runs/browserPart.ts';
import { readOwnPart } from '../../../src/runs/readOwnPart.ts';
import { mutateJson } from '../../harness/fuzz/mutateJson.ts';
import { oddJson, toJson } from '../../harness/fuzz/oddJson.ts';

const KEY = 'phc_secretenough';
const PAGE = { status: 200, contentType: 'text/html', body: '<p>Hello, ada!</p>', ms: 20 };
const EMPTY = { setCookies: [], exchanges: [], problems: [], isOver: true };

const read = (recorded: object) => readOwnPart(JSON.stringify({ ...EMPTY, ...recorded }), KEY);

const asked = (startMs: number, ms?: number) => ({
  method: 'POST',
  path: '/flags/?v=2',
  request: { token: KEY },
  startMs,
  ...(ms !== undefined && { ms, status: 200 }),
});

describe('readOwnPart', () => {
  test('takes a page, and tells which requests were over before it', () => {
    const { response, exchanges } = read({
      response: PAGE,
      exchanges: [asked(3, 2), asked(18, 9), asked(19)],
    });
    expect(response).toEqual(PAGE);
    expect(exchanges.map(({ late }) => late)).toEqual([false, true, true]);
  });

  test('takes nothing for late while there is no page', () => {
    expect(read({ exchanges: [asked(3, 2), asked(4)] }).exchanges.map(({ late }) => late)).toEqual([
      false,
      false,
    ]);
  });

  test('cuts the key short wherever it stands', () => {
    const { exchanges, response } = read({
      response: { ...PAGE, body: `<p>${KEY}</p>` },
      exchanges: [asked(3, 2)],
    });
    expect(JSON.stringify([exchanges, response])).not.toContain(KEY);
  });

  test('takes what went wrong, with its place', () => {
    const problems = [{ sentence: 'It threw Error: no.', line: 9, column: 3 }, { sentence: 'x' }];
    expect(read({ problems }).problems).toEqual(problems);
  });

  test.each([
    ['a field of its own', { id: 'mine' }],
    ['a status that is none', { response: { ...PAGE, status: 99 } }],
    ['a page that is too long', { response: { ...PAGE, body: 'x'.repeat(20_001) } }],
    ['a type that breaks a header', { response: { ...PAGE, contentType: 'a\r\nSet-Cookie: b' } }],
    ['a cookie that breaks a header', { setCookies: ['a=b\nc'] }],
    ['a cookie that no header can hold', { setCookies: ['a=ü'] }],
    ['more than 20 cookies', { setCookies: Array.from({ length: 21 }, () => 'a=b') }],
    ['more than 50 requests', { exchanges: Array.from({ length: 51 }, () => asked(1, 1)) }],
    ['a request to elsewhere', { exchanges: [{ ...asked(1, 1), path: 'https://example.com' }] }],
    ['a line that is none', { problems: [{ sentence: 'x', line: 0 }] }],
  ])('does not take %s', (_what, recorded) => {
    expect(() => read(recorded)).toThrow(BrowserPartError);
  });

  test('takes no nesting that would break what reads it', () => {
    const deep = `{"setCookies":[],"problems":[],"isOver":true,"exchanges":${'['.repeat(20_000)}`;
    expect(() => readOwnPart(deep, KEY)).toThrow(BrowserPartError);
  });

  test('takes or refuses whatever is posted, and fails at nothing', () => {
    const valid = fc.record({
      response: fc.constant(PAGE),
      setCookies: fc.array(fc.string()),
      exchanges: fc.array(fc.constant(asked(1, 1))),
      problems: fc.array(fc.record({ sentence: fc.string(), line: fc.nat(9) })),
      isOver: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.oneof(valid, mutateJson(valid), oddJson), (posted) => {
        try {
          readOwnPart(toJson(posted), KEY);
        } catch (error) {
          expect(error).toBeInstanceOf(BrowserPartError);
        }
      }),
    );
  });

  test('says how much it was, where that is too much', () => {
    expect(() => readOwnPart('x'.repeat(101 * 1024), KEY)).toThrow('has 101 KB, and 100 are taken');
  });
});
