import { FlagFailure } from '../decision.ts';
import { createBudget, type SearchBudget, spend } from '../searchBudget.ts';
import { textOf } from '../textOf.ts';
import { parsePattern } from './parsePattern.ts';
import { type CharacterClass, PatternError, type RegexNode } from './regexNode.ts';

/** Beyond this, nobody wants to read the text, and repeats in repeats would make it endless. */
const LONGEST = 100;
/** What a pattern takes of these looks best in an example. */
const PREFERRED = Array.from('aA1', (character) => character.charCodeAt(0));
const LAST_CODE = 0xffff;

/**
 * A text that a pattern may well match: its literal characters, the first of each choice, and of
 * what is repeated as little as will do. Lookaround and backreferences are not thought of.
 *
 * @param budget what the patterns of the request may still cost
 * @returns no text when the pattern is invalid or asks for too much
 */
export function candidateText(pattern: unknown, budget: SearchBudget = createBudget()): string[] {
  try {
    const text = sampleOf(parsePattern(textOf(pattern), budget).node, budget);
    return text === undefined ? [] : [text];
  } catch (error) {
    if (error instanceof PatternError || error instanceof FlagFailure) return [];
    throw error;
  }
}

function sampleOf(node: RegexNode, budget: SearchBudget): string | undefined {
  spend(budget, 1);
  switch (node.kind) {
    case 'character':
      return characterOf(node.characters, budget);
    case 'sequence':
      return sampleOfAll(node.parts, budget);
    case 'choice':
      return sampleOfAny(node.options, budget);
    case 'repeat':
      return sampleOfRepeat(node.part, node.min, budget);
    case 'capture':
    case 'atomic':
      return sampleOf(node.part, budget);
    case 'condition':
      return sampleOf(node.no, budget);
    case 'place':
    case 'look':
    case 'backreference':
    case 'captured':
      return '';
  }
}

function sampleOfAll(parts: readonly RegexNode[], budget: SearchBudget): string | undefined {
  let all = '';
  for (const part of parts) {
    const text = sampleOf(part, budget);
    if (text === undefined || all.length + text.length > LONGEST) return undefined;
    all += text;
  }
  return all;
}

function sampleOfAny(options: readonly RegexNode[], budget: SearchBudget): string | undefined {
  for (const option of options) {
    const text = sampleOf(option, budget);
    if (text !== undefined) return text;
  }
  return undefined;
}

function sampleOfRepeat(part: RegexNode, count: number, budget: SearchBudget): string | undefined {
  if (count === 0) return '';
  const text = sampleOf(part, budget);
  return text === undefined || text.length * count > LONGEST ? undefined : text.repeat(count);
}

function characterOf({ test, cost }: CharacterClass, budget: SearchBudget): string | undefined {
  const preferred = PREFERRED.find(test);
  if (preferred !== undefined) return String.fromCharCode(preferred);
  for (let code = ' '.charCodeAt(0); code <= LAST_CODE; code++) {
    spend(budget, cost);
    if (test(code)) return String.fromCharCode(code);
  }
  return undefined;
}
