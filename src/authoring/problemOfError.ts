import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { AuthorProblem } from './authorProblem.ts';

/** What Vite, its plugins and Astro put on the errors that they throw. */
interface PlacedError extends Error {
  id?: string;
  loc?: { file?: string; line?: number };
  line?: number;
  hint?: string;
  frame?: string;
}

/** An error that was thrown while a page or a stage was made, with the place in the author's own files. */
export function problemOfError(error: unknown): AuthorProblem {
  const { id, loc, line, hint, frame, message, stack } = toError(error);
  const thrown = placeInStack(stack ?? '');
  const file = loc?.file ?? id ?? thrown?.file;
  return {
    file: file === undefined ? 'unknown' : relative(file),
    line: loc?.line ?? line ?? thrown?.line ?? 1,
    message: stripVTControlCharacters(message).split('\n')[0] ?? '',
    hint: hint ?? 'Mend this line. The console of npm run dev says more.',
    frame: frame && stripVTControlCharacters(frame),
  };
}

function toError(error: unknown): PlacedError {
  return error instanceof Error ? error : new Error(String(error));
}

/** The first place of a stack that is in this repository and no package's. */
function placeInStack(stack: string): { file: string; line: number } | undefined {
  const places = stack.matchAll(/\(?((?:file:\/\/)?\/[^\s()]+?):(\d+):\d+\)?/g);
  for (const [, file = '', line] of places) {
    const own = relative(file);
    if (/^(src|content)\//.test(own)) return { file: own, line: Number(line) };
  }
  return undefined;
}

function relative(file: string): string {
  const plain = file.replace(/^file:\/\//, '').replace(/\?.*$/, '');
  return path.isAbsolute(plain) ? path.relative(process.cwd(), plain) : plain;
}
