import { describe, expect, test } from 'vitest';
import { BrowserPartError, readBrowserPart } from '../../../src/runs/browserPart.ts';

const KEY = 'phc_secretenough';
const MOMENT = { ms: 0, html: '<html></html>' };

/** A request of the SDK, as the page of the site records it. */
const ASKED = { method: 'POST', path: '/flags/?v=2', request: { token: KEY }, startMs: 3, ms: 2 };

function read(recorded: object) {
  return readBrowserPart(
    JSON.stringify({ exchanges: [], moments: [MOMENT], problems: [], ...recorded }),
    KEY,
  );
}

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}

describe('readBrowserPart', () => {
  test('takes what a browser sent after its page, with the key cut short', () => {
    const { exchanges } = read({ exchanges: [{ ...ASKED, status: 200, response: { flags: {} } }] });
    expect(exchanges).toEqual([
      {
        method: 'POST',
        path: '/flags/?v=2',
        request: { token: 'phc_sec…' },
        response: { flags: {} },
        startMs: 3,
        ms: 2,
        status: 200,
        late: true,
        from: 'browser',
      },
    ]);
  });

  test('takes how the page looked, and what was pressed before', () => {
    const moments = [MOMENT, { ms: 9, html: '<p>ada</p>', pressed: 'Log in' }];
    expect(read({ moments })).toMatchObject({ moments, problems: [] });
  });

  test('takes 50 requests, and no more', () => {
    const many = (count: number) => ({ exchanges: Array.from({ length: count }, () => ASKED) });
    expect(read(many(50)).exchanges).toHaveLength(50);
    expect(() => read(many(51))).toThrow(BrowserPartError);
  });

  test('takes JSON of 32 levels, and none that is nested deeper', () => {
    expect(() => read({ exchanges: [{ ...ASKED, request: nested(32) }] })).not.toThrow();
    expect(() => read({ exchanges: [{ ...ASKED, request: nested(33) }] })).toThrow(
      'exchanges.0.request: is nested deeper than 32 levels',
    );
    expect(() => readBrowserPart(`{"exchanges":${'['.repeat(20_000)}`, KEY)).toThrow(
      BrowserPartError,
    );
  });

  test('takes 100 KB, and says how much it was otherwise', () => {
    expect(() => readBrowserPart(' '.repeat(102_401), KEY)).toThrow(
      'has 101 KB, and 100 are taken',
    );
  });

  test.each([
    ['a field that nobody knows', { id: 'mine' }],
    [
      'a request that says of itself that the app sent it',
      { exchanges: [{ ...ASKED, late: false }] },
    ],
    ['a time that cannot be', { moments: [{ ...MOMENT, ms: -1 }] }],
    ['no page at all', { moments: [] }],
    ['a request to another host', { exchanges: [{ ...ASKED, path: 'https://evil.example/' }] }],
  ])('refuses %s', (_, recorded) => {
    expect(() => read(recorded)).toThrow(BrowserPartError);
  });

  test('refuses what is no JSON', () => {
    expect(() => readBrowserPart('<html>', KEY)).toThrow('cannot be read');
  });
});
