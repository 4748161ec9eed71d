import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHost } from '../../../src/gate/parseHost.ts';

/** What any URL parser makes of it. */
const hostnameOf = (authority: string) => URL.parse(`http://${authority}/`)?.hostname;

const port = fc.option(
  fc.integer({ min: 1, max: 65_535 }).map((number) => `:${number}`),
  {
    nil: '',
  },
);
const authority = fc
  .tuple(
    fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((address) => `[${address}]`),
    ),
    port,
  )
  .map(([host, end]) => host + end);

/** Texts that are nearly a host, and the tricks by which one is taken for another. */
const nearly = fc
  .array(
    fc.oneof(
      fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'evil.test', '@', ':', '80', '.', '#'),
      fc.constantFrom('/', '\\', '?', '%00', '%2e', ' ', '\t', ',', '[', ']', 'ß', '。', '0x7f.1'),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('parseHost', () => {
  test('reads names and addresses, with and without a port, as a URL parser does', () => {
    fc.assert(
      fc.property(authority, (text) => {
        expect(parseHost(text)).toBe(hostnameOf(text));
      }),
    );
  });

  test('takes nothing for a name of this machine that a URL parser takes for another', () => {
    const own = ['localhost', '127.0.0.1', '[::1]'];
    fc.assert(
      fc.property(nearly, (text) => {
        const host = parseHost(text);
        if (host === undefined || !own.includes(host)) return;
        expect(hostnameOf(text)?.replace(/\.$/, '')).toBe(host);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['LocalHost:80', 'localhost'],
    ['localhost.', 'localhost'],
    ['localhost:', 'localhost'],
    ['[0:0:0:0:0:0:0:1]:4321', '[::1]'],
  ])('gives %s its one form', (text, host) => {
    expect(parseHost(text)).toBe(host);
  });

  test.each(['', ' ', '.', ':80', 'a b', 'localhost@evil.test', 'localhost:80:80', 'a,b', '::1'])(
    'finds no host in “%s”',
    (text) => {
      expect(parseHost(text)).toBeUndefined();
    },
  );
});
