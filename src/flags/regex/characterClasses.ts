// Classes of characters: each is a list in the syntax of JavaScript's own classes, tested by its
// engine, which takes the same time however long the list is.
import { type SearchBudget, spend } from '../searchBudget.ts';
import type { CharacterClass, CharacterTest } from './regexNode.ts';

/** Characters that stand in a list together, with what they weigh in Rust's engine. */
export interface Listed {
  source: string;
  size: number;
}

/** What Rust's regex crate means by `\d`, `\w` and `\s`: Unicode's digits, letters and blanks. */
export const ESCAPED_CLASSES = {
  d: { source: String.raw`\p{Nd}`, size: 5125 },
  w: { source: String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}`, size: 50_171 },
  s: { source: String.raw`\p{White_Space}`, size: 680 },
  h: { source: '0-9A-Fa-f', size: 88 },
} satisfies Record<string, Listed>;

const POSIX = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  ascii: '\\0-\\x7f',
  blank: '\\t ',
  cntrl: '\\0-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`\\{-~',
  space: '\\t-\\r ',
  upper: 'A-Z',
  word: '0-9A-Za-z_',
  xdigit: '0-9A-Fa-f',
};

const SIZE_OF_ASCII = 104;
const SIZE_OF_PROPERTY = 5000;
/** To make a test: some for each, more for each property of Unicode, some for each character. */
const COST_OF_CLASS = 1000;
const COST_OF_PROPERTY = 10_000;
const COST_OF_CHARACTER = 4;
const COST_OF_TEST = 4;
/** How many of the first characters of Unicode are tested but once. */
const REMEMBERED = 256;

export type PosixName = keyof typeof POSIX;

/** `[:alpha:]` and `[:^alpha:]`, with any name that means something. */
export const POSIX_CLASS = new RegExp(`\\[:(\\^?)(${Object.keys(POSIX).join('|')}):\\]`, 'y');

export function posixClass(name: PosixName): Listed {
  return { source: POSIX[name], size: SIZE_OF_ASCII };
}

/**
 * The characters of `\p{…}`: a general category, a property or a script, in any case, with or
 * without `Is`; undefined for those that JavaScript does not know by this name.
 */
export function propertyClass(name: string): Listed | undefined {
  const [, key = '', value = ''] = /^(?:([^=:]*)[=:])?(.*)$/s.exec(name) ?? [];
  for (const each of spellings(value)) {
    if (each === 'Assigned') return { source: String.raw`\P{Cn}`, size: SIZE_OF_PROPERTY };
    const keys = key === '' ? ['', 'Script='] : spellings(key).map((spelling) => `${spelling}=`);
    for (const prefix of keys) {
      const source = String.raw`\p{${prefix}${each}}`;
      if (isKnown(source)) return { source, size: SIZE_OF_PROPERTY };
    }
  }
  return undefined;
}

/** `xid start`: as it is, `Xid_Start`, `XID_Start`, `XID_START`; `lu`: also without the `is` before it. */
function spellings(name: string): string[] {
  const words = name.replace(/^is(?=.)/i, '').split(/[ _-]+/);
  const titled = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase());
  const [first = '', ...others] = titled;
  const shouted = [first.toUpperCase(), ...others];
  return [name, titled.join('_'), shouted.join('_'), words.join('_').toLowerCase()];
}

function isKnown(source: string): boolean {
  // The name comes from a pattern: it must not end the braces.
  if (!/^\\p\{[\w=]+\}$/.test(source)) return false;
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Makes the test for all characters of a list. */
export function listedClass(
  { source, size }: Listed,
  ignoreCase: boolean,
  budget: SearchBudget,
): CharacterClass {
  const properties = source.split(String.raw`\p`).length - 1;
  spend(budget, COST_OF_CLASS + properties * COST_OF_PROPERTY + source.length * COST_OF_CHARACTER);
  const pattern = new RegExp(`[${source}]`, ignoreCase ? 'iu' : 'u');
  const found = new Int8Array(REMEMBERED);
  const test: CharacterTest = (code) => {
    if (code >= REMEMBERED) return pattern.test(String.fromCodePoint(code));
    return (found[code] ||= pattern.test(String.fromCodePoint(code)) ? 1 : -1) === 1;
  };
  return { test, cost: COST_OF_TEST, size };
}

/** All other characters. */
export function invertedClass({ test, cost, size }: CharacterClass): CharacterClass {
  return { test: (code) => !test(code), cost, size: Math.max(size, 1000) };
}

/** One character in a list, by its code. */
export function listedCharacter(code: number): string {
  return String.raw`\u{${code.toString(16)}}`;
}
