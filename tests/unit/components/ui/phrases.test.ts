import { describe, expect, test } from 'vitest';
import { draftPhrase } from '../../../../src/components/flagForm/draftPhrase.ts';
import { setPhrase } from '../../../../src/components/flag/filterPhrase.ts';
import {
  cellValue,
  counted,
  flagWord,
  formatMs,
  shareText,
} from '../../../../src/components/ui/format.ts';
import { curlCommand } from '../../../../src/components/wire/exchange.ts';

describe('setPhrase', () => {
  const named = { key: 'initial_name', type: 'person', value: ['ada', 'ian'] } as const;

  test.each([
    [{}, 'everyone'],
    [{ rollout_percentage: 50 }, '50 % of everyone'],
    [
      { properties: [{ ...named, value: [...named.value] }] },
      'everyone whose initial_name is ada or ian',
    ],
    [
      {
        rollout_percentage: 10,
        properties: [
          { key: 'age', type: 'person' as const, operator: 'gt', value: 17 },
          { key: 'email', type: 'person' as const, operator: 'is_set' },
        ],
      },
      '10 % of everyone whose age is greater than 17 and email is set',
    ],
  ])('puts %o into words', (set, words) => {
    expect(setPhrase(set)).toBe(words);
  });
});

describe('a value in a table', () => {
  test.each([
    ['a text', 'pro', 'pro'],
    ['a list', ['pro', 1], '["pro",1]'],
    ['a text that just fits', 'x'.repeat(2000), 'x'.repeat(2000)],
    ['a megabyte', 'x'.repeat(1_000_000), `${'x'.repeat(2000)}… (1,000,000 characters)`],
    ['characters of two halves', '😀'.repeat(2000), `${'😀'.repeat(1000)}… (4,000 characters)`],
    ['one that would be cut', `x${'😀'.repeat(2000)}`, `x${'😀'.repeat(999)}… (4,001 characters)`],
  ])('is %s', (_, value, shown) => {
    expect(cellValue(value)).toBe(shown);
  });
});

describe('draftPhrase', () => {
  test('leaves a gap where something is still to be typed', () => {
    const filters = [{ key: 'initial_name', operator: 'exact', value: '' }];
    expect(draftPhrase({ rollout: '100', filters, variant: '' })).toBe(
      'everyone whose initial_name is …',
    );
    expect(draftPhrase({ rollout: '50', filters: [], variant: 'test' }, 'company')).toBe(
      '50 % of everyone, matched by company, with the variant “test”',
    );
  });

  test.each(['', 'many', '101', '-1'])('asks for a percentage instead of "%s"', (rollout) => {
    expect(draftPhrase({ rollout, filters: [], variant: '' })).toBe(
      'needs a rollout percentage from 0 to 100',
    );
  });
});

describe('what stands in the status line', () => {
  test.each([
    [3.24, '3.2 ms'],
    [12.4, '12 ms'],
    [1440, '1.4 s'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(formatMs(ms)).toBe(text);
  });

  test('counts calls with the right noun', () => {
    expect([counted(1, 'call'), counted(2, 'call'), counted(1000, 'user')]).toEqual([
      '1 call',
      '2 calls',
      '1,000 users',
    ]);
  });

  test.each([
    [true, 'on'],
    [false, 'off'],
    ['test', 'test'],
    [undefined, 'unknown'],
  ])('calls the flag value %s "%s"', (value, word) => {
    expect(flagWord(value)).toBe(word);
  });

  test('quotes a URL for the shell, quotes in it too', () => {
    expect(curlCommand("http://localhost/user/o'hara?a=1&b")).toBe(
      `curl 'http://localhost/user/o'\\''hara?a=1&b'`,
    );
  });
});

test.each([
  [50, '0.50'],
  [0, '0.00'],
  [99.999, '0.99999'],
  [0.004, '0.00004'],
  [33.3, '0.333'],
])('%d percent is the share %s, not rounded', (percentage, text) => {
  expect(shareText(percentage)).toBe(text);
});
