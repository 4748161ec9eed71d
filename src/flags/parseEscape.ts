import { escapedClass } from './escapedClass.ts';
import { invertTest } from './invertTest.ts';
import type { CharacterTest } from './patternError.ts';
import type { PatternReader } from './patternReader.ts';
import { unicodeClass } from './unicodeClass.ts';

const CONTROLS: Record<string, number> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9, v: 11 };
const HEX = /[xuU]\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})/y;
const PROPERTY = /([pP])(?:\{(\^?)([^}]+)\}|([A-Za-z]))/y;

/**
 * Reads what stands for characters after a backslash, in and out of brackets: one character, by its
 * code, or a test for several. An unknown letter makes the pattern invalid.
 */
export function parseEscape(reader: PatternReader): number | CharacterTest {
  const hex = reader.match(HEX);
  if (hex) {
    const code = Number.parseInt(hex.slice(1).join(''), 16);
    return code <= 0x10_ffff ? code : reader.fail('there is no such character');
  }
  const property = reader.match(PROPERTY);
  if (property) return parseProperty(reader, property);
  const character = reader.next();
  const control = CONTROLS[character];
  if (control !== undefined) return control;
  const test = escapedClass(character);
  if (test) return test;
  if (/[0-9A-Za-z<>]/.test(character)) return reader.fail(`\\${character} means nothing`);
  return character.codePointAt(0) ?? 0;
}

function parseProperty(reader: PatternReader, found: RegExpExecArray): CharacterTest {
  const [, letter, caret, name, short]: (string | undefined)[] = found;
  const test = unicodeClass(name ?? short ?? '');
  if (!test) return reader.fail(`there is no property ${name ?? short}`);
  return (letter === 'P') === (caret === '^') ? test : invertTest(test);
}
