import { stripTypeScriptTypes } from 'node:module';
import type { Erased } from './erasedModule.ts';
import { findEarlyError } from './findEarlyError.ts';
import { placeAt } from './places.ts';
import { readImports } from './readImports.ts';
import { typeScriptProblem } from './typeScriptProblem.ts';

/**
 * Takes the types out of a module and finds its imports.
 *
 * @throws what is no error of syntax: then Node's eraser is broken for its whole thread
 */
export function readModule(written: string): Erased {
  // Node leaves out the mark that a file may begin with, and all columns after it would be wrong.
  // To JavaScript any line end is the same.
  const typed = written.replace(/^\uFEFF/, ' ').replace(/\r(?!\n)/g, '\n');
  const half = typed.search(/\p{Surrogate}/u);
  if (half >= 0) {
    const sentence = 'Half a character stands here. Delete it, and type it anew.';
    return { problem: { sentence, ...placeAt(typed, half) } };
  }

  let code: string;
  try {
    code = stripTypeScriptTypes(typed, { mode: 'strip' });
  } catch (error) {
    const problem = typeScriptProblem(typed, error);
    if (!problem) throw error;
    return { problem };
  }

  const problem = findEarlyError(code);
  if (problem) return { problem };
  const { imports, problem: foreign } = readImports(code);
  return foreign ? { problem: foreign } : { module: { code, imports } };
}
