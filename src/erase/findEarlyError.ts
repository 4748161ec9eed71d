import { SourceTextModule } from 'node:vm';
import { asDetail } from './asDetail.ts';
import type { CodeProblem } from './erasedModule.ts';
import { lineStarts, placeAt } from './places.ts';

/** More would take too long: each try parses up to the whole code. */
const MOST_TRIES = 500;

/**
 * What keeps a module from running before its first line does: a name that is declared twice, an export
 * of nothing, a `break` outside a loop. Node's eraser lets all that pass.
 *
 * @returns undefined when there is nothing
 * @throws {RangeError} when it is nested too deeply for V8
 */
export function findEarlyError(code: string): CodeProblem | undefined {
  const message = errorOf(code);
  if (message === undefined) return undefined;
  const sentence = `This is no module that can run: ${asDetail(message)}. Correct it here.`;
  return { sentence, ...placeOf(code, message) };
}

/**
 * The code is parsed and never linked or evaluated: nothing of it is executed.
 */
function errorOf(code: string): string | undefined {
  try {
    new SourceTextModule(code);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/**
 * V8 does not say where an error of a module is. It is at the end of the shortest beginning of the code
 * that has it: the first line that brings it, and the first word of that line that does.
 */
function placeOf(code: string, message: string): { line?: number; column?: number } {
  const starts = lineStarts(code);
  const ends = [...starts.slice(1), code.length];
  const line = ends
    .slice(0, MOST_TRIES)
    .findIndex((end) => errorOf(code.slice(0, end)) === message);
  const [start, lineEnd] = [starts[line], ends[line]];
  if (start === undefined || lineEnd === undefined) return {};
  if (lineEnd - start > MOST_TRIES) return { line: line + 1 };

  let end = lineEnd;
  while (end > start + 1 && errorOf(code.slice(0, end - 1)) === message) end--;
  const beginning = code.slice(start, end);
  // The name that the message has, or else the last word.
  const name = beginning.lastIndexOf(/'(.+?)'/.exec(message)?.[1] ?? message);
  const column = name >= 0 ? name : beginning.search(/#?[\p{ID_Continue}$]+$|.$/su);
  return placeAt(code, start + column);
}
