import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FlagFailure } from '../../../../src/flags/decision.ts';
import { candidateText } from '../../../../src/flags/regex/candidateText.ts';
import { compiledPattern, keptBytes } from '../../../../src/flags/regex/compiledPattern.ts';
import { compilePattern } from '../../../../src/flags/regex/compilePattern.ts';
import { matchRegex } from '../../../../src/flags/regex/matchRegex.ts';
import { parsePattern } from '../../../../src/flags/regex/parsePattern.ts';
import { PatternError } from '../../../../src/flags/regex/regexNode.ts';
import type { RegexProgram } from '../../../../src/flags/regex/regexProgram.ts';
import { matchesAnywhere } from '../../../../src/flags/regex/simulateThreads.ts';
import { takeInOrder } from '../../../../src/flags/regex/takeInOrder.ts';
import { createBudget } from '../../../../src/flags/searchBudget.ts';

const TOO_LONG = 'timeout_error';
/** Steps are taken from the budget in portions: so many may be on their way. */
const MARGIN = 1000;
const CHINESE = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode(0x4e00 + index));

/** What was tried on engines like this one: a pattern, a text, and how it ends. */
const ATTACKS: Record<string, [string, string, boolean | undefined | typeof TOO_LONG]> = {
  'looks in counted repeats': ['(?:(?=(?:(?=(?:a{99}){99})){99})){99}', 'a', undefined],
  'nothing, a billion times': ['(?:(?:(?:(){1000}){1000}){1000}){1000}', 'a', true],
  'nothing at all, four billion times': ['(?:a{0}){4000000000}', 'a', true],
  '20,000 open groups': ['('.repeat(20_000), 'a', undefined],
  '200,000 open brackets': ['['.repeat(200_000), 'a', undefined],
  'a million characters': ['a'.repeat(1_000_000), 'a', undefined],
  'choices in counted repeats': ['(?:a{0,99}){0,98}b', 'a'.repeat(3000), TOO_LONG],
  'repeats in repeats': ['(?:(?:(?:a{999}){999}){999}){999}', 'a', undefined],
  'a long list of characters': [`[${CHINESE.join('')}]*x`, '\u4e01'.repeat(100_000), false],
  'many lists': [CHINESE.map((each) => `[a${each}]`).join('|'), 'b', TOO_LONG],
  'many lists of letters': [CHINESE.map((each) => `[\\p{L}${each}]`).join('|'), '!', TOO_LONG],
  'all but, in brackets': [`[${'[^a]'.repeat(50_000)}]{9}x`, 'a'.repeat(100_000), TOO_LONG],
  'set operations': [`[a${'&&[\\W\\d]'.repeat(240)}]*x`, 'ä'.repeat(1_000_000), TOO_LONG],
  'set operations in repeats': [`(?:[a${'&&a'.repeat(240)}]?){9999}x`, 'a'.repeat(9999), TOO_LONG],
  'letters in any case': [`(?i)${'äöü'.repeat(30_000)}`, 'Ä'.repeat(100), false],
  'loops in loops': ['(?:(?:a*)*)*b', 'a'.repeat(20_000), false],
  'a text of a million characters': ['x', 'y'.repeat(1_000_000), false],
  'a thousand looks ahead': ['(?=.*x)|'.repeat(1000) + 'y', 'a'.repeat(100_000), TOO_LONG],
  'looks in looks': [`${'(?=.*'.repeat(60)}x${')'.repeat(60)}`, 'a'.repeat(20_000), false],
  'a look behind at each place': ['(?<!a{9}|b)'.repeat(1000) + 'c', 'a'.repeat(100_000), TOO_LONG],
  'line feeds at the end': ['\\Z|'.repeat(100) + 'x', '\n'.repeat(1_000_000), TOO_LONG],
  'a reference after loops': ['(.*)*(.*)*(.*)*x\\1y', 'a'.repeat(5000), undefined],
  'references as long as the text': ['(a*)\\1\\1b', 'a'.repeat(20_000), undefined],
  'references in any case': ['(?i)(.{1000})\\1x', 'äÄ'.repeat(3000), TOO_LONG],
  'atomic groups at each place': ['(?>(?:a|aa)+)+b', 'a'.repeat(20_000), TOO_LONG],
  '20,000 atomic groups': ['(?>a?)'.repeat(20_000) + 'b', 'a'.repeat(1000), TOO_LONG],
  '20,000 looks for pairs': ['(?!(a)\\1)'.repeat(20_000) + 'b', 'ab'.repeat(1000), undefined],
  'conditions in a row': ['(a)?' + '(?(1)a?|b?)'.repeat(5000) + 'c', 'a'.repeat(5000), undefined],
  'a comment without an end': ['(?#'.repeat(100_000), 'a', undefined],
  'braces that repeat nothing': ['a{1'.repeat(50_000), 'a', false],
};

describe('hostile patterns', () => {
  test.each(Object.entries(ATTACKS))('%s', (_, [pattern, text, expected]) => {
    const budget = createBudget();
    expect(outcomeOf(() => matchRegex(pattern, text, budget))).toBe(expected);
    expect(budget.left).toBeGreaterThanOrEqual(-1);
    expect(keptBytes()).toBeLessThanOrEqual(8 * 2 ** 20);
    // As a text is made up for them, too, and ends with the same budget.
    expect(candidateText(pattern, budget).join('').length).toBeLessThanOrEqual(100);
  });

  test.each(Object.entries(ATTACKS))(
    '%s: no character is tested for free',
    (_, [pattern, text]) => {
      const budget = createBudget();
      let tested = 0;
      outcomeOf(() => {
        const compiled = compilePattern(parsePattern(pattern, budget), pattern, budget);
        for (const step of compiled.program.steps) {
          if (step.op !== 'character') continue;
          const { test: own } = step;
          step.test = (code) => {
            tested++;
            return own(code);
          };
        }
        const codes = Int32Array.from(text, (character) => character.codePointAt(0) ?? 0);
        const searched = { codes, budget, looks: new Map<RegexProgram, Uint8Array>() };
        if (compiled.ordered) takeInOrder(compiled, searched);
        else matchesAnywhere(compiled.program, searched);
        // One byte a place for each look, and no more of them than steps.
        expect(searched.looks.size * (codes.length + 1)).toBeLessThanOrEqual(5_000_000);
      });
      expect(tested).toBeLessThanOrEqual(createBudget().left - budget.left + MARGIN);
    },
  );

  test('share one budget', () => {
    const budget = createBudget();
    const outcomes = Array.from({ length: 22 }, (_, index) =>
      outcomeOf(() => matchRegex(`(?:a{0,50}){0,${index + 10}}b`, 'a'.repeat(3000), budget)),
    );
    expect(outcomes).toContain(TOO_LONG);
    expect(outcomes.at(-1)).toBe(TOO_LONG);
    expect(budget.left).toBe(-1);
  });

  test('are forgotten when others come: 120 large ones, valid or not, leave no more than 8 MB', () => {
    for (let index = 0; index < 120; index++) {
      compiledPattern(`(?:a{1000}){30}${index}`, createBudget());
      compiledPattern(`${'('.repeat(100_000)}${index}`, createBudget());
      expect(keptBytes()).toBeLessThanOrEqual(8 * 2 ** 20);
    }
  });

  test('end within the budget, however they are put together', () => {
    const count = fc.constantFrom('*', '+', '?', '{9}', '{0,99}', '{99}', '{2,}', '{999}', '*+');
    const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
      pattern: fc.oneof(
        { maxDepth: 8, depthIdentifier: 'pattern' },
        fc.constantFrom('a', '.', '\\w', '[ab]', '[^b]', '\\b', 'ä', '', '(a)\\1', '\\1'),
        fc.tuple(tie('pattern'), count).map(([part, sign]) => `(${part})${sign}`),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
        fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
        fc
          .tuple(fc.constantFrom('(?=', '(?!', '(?<=', '(?<!', '(?>', '(?i:'), tie('pattern'))
          .map(([opening, part]) => `${opening}${part})`),
        fc.tuple(tie('pattern'), fc.integer({ min: 1, max: 300 })).map(([a, n]) => a.repeat(n)),
      ),
    }));
    const text = fc
      .tuple(fc.constantFrom('a', 'ab', 'ä', 'b'), fc.constantFrom(1, 100, 10_000, 300_000))
      .map(([unit, length]) => unit.repeat(length));
    fc.assert(
      fc.property(pattern, text, (each, long) => {
        const budget = createBudget();
        expect([true, false, undefined, TOO_LONG]).toContain(
          outcomeOf(() => matchRegex(each, long, budget)),
        );
        expect(budget.left).toBeGreaterThanOrEqual(-1);
      }),
      { numRuns: 150, seed: 9 },
    );
  });
});

function outcomeOf<Outcome>(work: () => Outcome): Outcome | string | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof FlagFailure) return error.code;
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}
