import { textOf } from '../matching/textOf.ts';
import { parsePattern } from '../parsePattern.ts';
import { type CharacterTest, PatternError, type RegexNode } from '../patternError.ts';

/** Beyond this, nobody wants to read the text, and repeats in repeats would make it endless. */
const LONGEST = 100;
/** What a pattern takes of these looks best in an example. */
const PREFERRED = Array.from('aA1', (character) => character.charCodeAt(0));
const LAST_CODE = 0xffff;

/**
 * A text that a pattern may well match: its literal characters, the first of each choice, and of
 * what is repeated as little as will do. Lookaround and backreferences are not thought of.
 *
 * @returns no text when the pattern is invalid or asks for too much
 */
export function candidateText(pattern: unknown): string[] {
  try {
    const text = sampleOf(parsePattern(textOf(pattern)));
    return text === undefined ? [] : [text];
  } catch (error) {
    if (error instanceof PatternError) return [];
    throw error;
  }
}

function sampleOf(node: RegexNode): string | undefined {
  switch (node.kind) {
    case 'character':
      return characterOf(node.test);
    case 'sequence':
      return sampleOfAll(node.parts);
    case 'choice':
      return node.options.map(sampleOf).find((text) => text !== undefined);
    case 'repeat':
      return sampleOfRepeat(node.part, node.min);
    case 'capture':
    case 'atomic':
      return sampleOf(node.part);
    case 'place':
    case 'look':
    case 'backreference':
      return '';
  }
}

function sampleOfAll(parts: readonly RegexNode[]): string | undefined {
  let all = '';
  for (const part of parts) {
    const text = sampleOf(part);
    if (text === undefined || all.length + text.length > LONGEST) return undefined;
    all += text;
  }
  return all;
}

function sampleOfRepeat(part: RegexNode, count: number): string | undefined {
  if (count === 0) return '';
  const text = sampleOf(part);
  return text === undefined || text.length * count > LONGEST ? undefined : text.repeat(count);
}

function characterOf(test: CharacterTest): string | undefined {
  const preferred = PREFERRED.find(test);
  if (preferred !== undefined) return String.fromCharCode(preferred);
  for (let code = ' '.charCodeAt(0); code <= LAST_CODE; code++) {
    if (test(code)) return String.fromCharCode(code);
  }
  return undefined;
}
