import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchRegex } from '../../../../src/flags/regex/matchRegex.ts';
import { createBudget } from '../../../../src/flags/searchBudget.ts';

/**
 * Parts that mean the same to JavaScript's own engine in a text of ASCII letters. Behind, only what
 * has a fixed length is looked for: of the rest, fancy_regex takes some and refuses some.
 */
const part = fc.letrec<{ sequence: string; piece: string; fixed: string }>((tie) => ({
  sequence: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '[a-c1]', '\\w', '\\d', '\\W', '^', '$', '\\b'),
    fc
      .tuple(tie('sequence'), fc.constantFrom('*', '+', '?', '*?', '+?', '{2}', '{1,2}', '{2,}'))
      .map(([inner, sign]) => `(${inner})${sign}`),
    fc
      .tuple(fc.constantFrom('(', '(?:', '(?=', '(?!'), tie('sequence'))
      .map(([opening, inner]) => `${opening}${inner})`),
    fc
      .tuple(fc.constantFrom('(?<=', '(?<!'), tie('fixed'))
      .map(([opening, inner]) => `${opening}${inner})`),
    fc.tuple(tie('sequence'), tie('sequence')).map(([a, b]) => `(?:${a}|${b})`),
  ),
  fixed: fc
    .array(fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', 'a{2}', '(?!b)'), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pieces) => pieces.join('')),
})).sequence;
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' ', '-'), maxLength: 10 });

describe('matchRegex', () => {
  test("agrees with JavaScript's own engine where the two mean the same", () => {
    fc.assert(
      fc.property(part, fc.array(text, { minLength: 1, maxLength: 5 }), (pattern, texts) => {
        const native = new RegExp(pattern);
        for (const each of texts) expect(matchRegex(pattern, each)).toBe(native.test(each));
      }),
      { numRuns: 5_000, seed: 1 },
    );
  });

  test('searches anew where only the text is another', () => {
    const found = ['ada', 'max', 'max', 'ada'].map((each) => matchRegex('^a', each));
    expect(found).toEqual([true, false, false, true]);
  });

  test.each([
    // Letters, digits and blanks are Unicode's.
    [String.raw`^\w+$`, 'Zoë', true],
    [String.raw`^\d+$`, '٣٤', true],
    [String.raw`^a\sb$`, 'a\u00a0b', true],
    [String.raw`\bärger\b`, 'ein ärger', true],
    [String.raw`\brger`, 'ärger', false],
    [String.raw`^\p{Greek}+$`, 'αβγ', true],
    [String.raw`^\pL\PL$`, 'a1', true],
    [String.raw`^\p{Nonsense}$`, 'p{Nonsense}', undefined],
    ['(?i)^straße$', 'STRASSE', false],
    ['(?i)^ÄRGER$', 'ärger', true],
    ['(?i)[^a]', 'A', false],
    // Only a line feed ends a line, and only where that is asked for.
    ['^a.b$', 'a\rb', true],
    ['^a.b$', 'a\nb', false],
    ['(?s)^a.b$', 'a\nb', true],
    ['^b$', 'a\nb', false],
    ['(?m)^b$', 'a\nb', true],
    // Flags hold from where they stand, or in their own group.
    ['^a(?i)b$', 'aB', true],
    ['^a(?i)b$', 'AB', false],
    ['^(?i:a)b$', 'AB', false],
    ['^(?x) a b # comment', 'ab', true],
    // Classes in classes, and what is left of them.
    ['^[a-z&&[^aeiou]]+$', 'xyz', true],
    ['^[a-z&&[^aeiou]]+$', 'xyza', false],
    ['^[[:alpha:]--b]+$', 'acd', true],
    ['^[[:alpha:]--b]+$', 'abc', false],
    ['^[]a]+$', ']a', true],
    ['^[a-]+$', 'a-', true],
    // Groups that are looked at again, and groups that give nothing back.
    [String.raw`\b(\w+)\s+\1\b`, 'this is is a test', true],
    [String.raw`\b(\w+)\s+\1\b`, 'the quick brown fox', false],
    [String.raw`<(?<tag>\w+)>.*</\k<tag>>`, '<div>x</div>', true],
    [String.raw`^(?:(a)|b)\1$`, 'b', false],
    [String.raw`^(a*)*\1b$`, 'aab', true],
    ['^(?>a+)ab', 'aaab', false],
    ['^a++ab', 'aaab', false],
    ['^a+ab', 'aaab', true],
    [String.raw`^[\w.+-]+@(?=.*\.(com|org)$)[\w.-]+$`, 'ada@acme.com', true],
    [String.raw`^[\w.+-]+@(?=.*\.(com|org)$)[\w.-]+$`, 'ada@acme.net', false],
    // Braces that repeat nothing are characters.
    ['^a{,2}$', 'aa', true],
    ['^a{x}$', 'a{x}', true],
    ['^{}$', '{}', true],
    [String.raw`^\x41\u{1F600}$`, 'A😀', true],
    // What is no pattern.
    ['(', '(', undefined],
    ['a)', 'a)', undefined],
    ['*a', '*a', undefined],
    ['[a', '[a', undefined],
    ['[z-a]', 'b', undefined],
    [String.raw`\y`, 'y', undefined],
    [String.raw`\2(a)`, 'a', undefined],
    ['^a{1001}$', 'a'.repeat(1001), true],
    ['a{400000}', 'a', undefined],
    ['(?:(?:a{999}){999}){999}', 'a', undefined],
  ])('%s in %j: %s', (pattern, actual, expected) => {
    expect(matchRegex(pattern, actual)).toBe(expected);
  });

  test.each([
    ['(a+)+$', `${'a'.repeat(5_000)}!`, false],
    ['(?=(a+)+$)', `${'a'.repeat(500)}!`, false],
    [String.raw`^(\w+\s?)*$`, `${'a '.repeat(2_000)}ä!`, false],
    [String.raw`^(a+)+\1$`, `${'a'.repeat(30)}!`, undefined],
    ['(.*)(.*)(.*)(.*)(.*)x', 'y'.repeat(20_000), false],
    ['x', 'y'.repeat(1_000_000), false],
  ])('comes to an end with %s in a text of any length', (pattern, actual, expected) => {
    const budget = createBudget();
    expect(matchRegex(pattern, actual, budget)).toBe(expected);
    expect(budget.left).toBeGreaterThan(0);
  });
});
