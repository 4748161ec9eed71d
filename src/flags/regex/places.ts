// Tests for places between the characters of a text.
import { ESCAPED_CLASSES, listedClass } from './characterClasses.ts';
import type { CharacterTest, Codes, PlaceTest, RegexNode } from './regexNode.ts';

type PlaceNode = Extract<RegexNode, { kind: 'place' }>;

const NEWLINE = 10;

export const atStart: PlaceTest = (_, at) => at === 0;
export const atEnd: PlaceTest = (codes, at) => at === codes.length;
export const atLineStart: PlaceTest = (codes, at) => at === 0 || codes[at - 1] === NEWLINE;
export const atLineEnd: PlaceTest = (codes, at) => at === codes.length || codes[at] === NEWLINE;

const isEdge: PlaceTest = (codes, at) => wordAt(codes, at - 1) !== wordAt(codes, at);
const isWordStart: PlaceTest = (codes, at) => !wordAt(codes, at - 1) && wordAt(codes, at);
const isWordEnd: PlaceTest = (codes, at) => wordAt(codes, at - 1) && !wordAt(codes, at);

/** What a backslash and these stand for. */
export const ESCAPED_PLACES: Record<string, PlaceNode> = {
  A: { kind: 'place', test: atStart },
  z: { kind: 'place', test: atEnd },
  // Where a search begins, and where what is found begins: here, only whether something is matters.
  G: { kind: 'place', test: atStart, alone: true },
  K: { kind: 'place', test: () => true, alone: true },
  b: wordEdge(isEdge),
  B: wordEdge((codes, at) => !isEdge(codes, at)),
  '<': wordEdge(isWordStart),
  '>': wordEdge(isWordEnd),
  'b{start}': wordEdge(isWordStart),
  'b{end}': wordEdge(isWordEnd),
  'b{start-half}': wordEdge((codes, at) => !wordAt(codes, at - 1)),
  'b{end-half}': wordEdge((codes, at) => !wordAt(codes, at)),
};

function wordEdge(test: PlaceTest): PlaceNode {
  return { kind: 'place', test, isWordEdge: true };
}

let isWord: CharacterTest | undefined;

function wordAt(codes: Codes, at: number): boolean {
  const code = codes[at];
  if (code === undefined) return false;
  isWord ??= listedClass(ESCAPED_CLASSES.w, false, { left: Infinity }).test;
  return isWord(code);
}
