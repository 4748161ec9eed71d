import { ESCAPED_CLASSES, propertyClass } from './characterClasses.ts';
import type { PatternReader } from './patternReader.ts';

/** What stands after a backslash: one character by its code, or a list, or all but that list. */
export type Escaped = number | { source: string; size: number; inverted: boolean };

const CONTROLS: Record<string, number> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };
/** Within brackets, these mean themselves, and `b` the backspace. */
const IN_BRACKETS: Record<string, number> = { b: 8, ...ownCodes('ABGKkz') };
const HEX = /[xuU]\{([0-9A-Fa-f]{1,8})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})/y;
const PROPERTY = /([pP])(?:\{([^}]+)\}|([A-Za-z]))/y;

/**
 * Reads what stands for characters after a backslash, in and out of brackets. An unknown letter
 * makes the pattern invalid.
 */
export function parseEscape(reader: PatternReader, inBrackets: boolean): Escaped {
  const hex = reader.match(HEX);
  if (hex) {
    const code = Number.parseInt(hex.slice(1).join(''), 16);
    const isCharacter = code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? code : reader.fail('there is no such character');
  }
  const property = reader.match(PROPERTY);
  if (property) return parseProperty(reader, property);
  const character = reader.next();
  const control = CONTROLS[character] ?? (inBrackets ? IN_BRACKETS[character] : undefined);
  if (control !== undefined) return control;
  const letter = character.toLowerCase();
  if (letter in ESCAPED_CLASSES) {
    const listed = ESCAPED_CLASSES[letter as keyof typeof ESCAPED_CLASSES];
    return { ...listed, inverted: character !== letter };
  }
  if (/[0-9A-Za-z]/.test(character)) return reader.fail(`\\${character} means nothing`);
  return character.codePointAt(0) ?? 0;
}

function parseProperty(reader: PatternReader, found: RegExpExecArray): Escaped {
  const [, letter, named = '', short]: (string | undefined)[] = found;
  // `Script!=Greek` is all but Greek.
  const differs = named.includes('!=');
  const listed = propertyClass(short ?? named.replace('!=', '='));
  if (!listed) return reader.fail(`there is no property ${named}`);
  return { ...listed, inverted: (letter === 'P') !== differs };
}

function ownCodes(letters: string): Record<string, number> {
  return Object.fromEntries(Array.from(letters, (letter) => [letter, letter.charCodeAt(0)]));
}
