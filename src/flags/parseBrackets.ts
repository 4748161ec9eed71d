import { ignoringCase } from './ignoringCase.ts';
import { invertTest } from './invertTest.ts';
import { parseEscape } from './parseEscape.ts';
import type { CharacterTest } from './patternError.ts';
import type { PatternReader } from './patternReader.ts';
import { posixClass } from './posixClass.ts';

const OPERATIONS: Record<string, (a: CharacterTest, b: CharacterTest) => CharacterTest> = {
  '&&': (a, b) => (code) => a(code) && b(code),
  '--': (a, b) => (code) => a(code) && !b(code),
  '~~': (a, b) => (code) => a(code) !== b(code),
};

/** Reads a class such as `[^a-z\d]`, after its opening bracket; classes may stand in classes. */
export function parseBrackets(reader: PatternReader, ignoreCase: boolean): CharacterTest {
  const negative = reader.take('^');
  let test = parseUnion(reader, ignoreCase, true);
  while (!reader.take(']')) {
    const operation = OPERATIONS[reader.peek(2)];
    if (!operation) return reader.fail('a bracket is not closed');
    reader.take(reader.peek(2));
    test = operation(test, parseUnion(reader, ignoreCase, false));
  }
  return negative ? invertTest(test) : test;
}

/** Characters, ranges and classes in a row. A bracket that closes is a character at the very start. */
function parseUnion(reader: PatternReader, ignoreCase: boolean, atStart: boolean): CharacterTest {
  const tests: CharacterTest[] = [];
  let first = atStart;
  while (!reader.done() && (first || reader.peek() !== ']') && !(reader.peek(2) in OPERATIONS)) {
    first = false;
    tests.push(parseItem(reader, ignoreCase));
  }
  return (code) => tests.some((test) => test(code));
}

function parseItem(reader: PatternReader, ignoreCase: boolean): CharacterTest {
  const posix = reader.match(/\[:(\^?)([a-z]+):\]/y);
  if (posix) {
    const test = posixClass(posix[2] ?? '') ?? reader.fail(`there is no class ${posix[2]}`);
    return posix[1] ? invertTest(test) : test;
  }
  if (reader.take('[')) return parseBrackets(reader, ignoreCase);
  const low = parseCharacter(reader);
  if (typeof low !== 'number') return low;
  if (reader.peek() !== '-' || [']', '-'].includes(reader.peek(2).charAt(1))) {
    return fold((code) => code === low);
  }
  reader.take('-');
  const high = parseCharacter(reader);
  if (typeof high !== 'number' || high < low) return reader.fail('a range ends before it begins');
  return fold((code) => code >= low && code <= high);

  function fold(test: CharacterTest): CharacterTest {
    return ignoreCase ? ignoringCase(test) : test;
  }
}

function parseCharacter(reader: PatternReader): number | CharacterTest {
  if (reader.take('\\')) {
    // Within brackets, this is the backspace to no engine but JavaScript's.
    return reader.peek() === 'b' ? reader.fail('a place is no character') : parseEscape(reader);
  }
  return reader.next().codePointAt(0) ?? 0;
}
