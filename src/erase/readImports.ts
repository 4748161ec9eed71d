import { type Import, parse } from 'es-module-lexer';
import { asDetail } from './asDetail.ts';
import type { CodeProblem, ImportPlace } from './erasedModule.ts';
import { PACKAGES } from './limits.ts';
import { placeAt } from './places.ts';

/** The imports of a module, in their order, or the first one that it may not have. */
type ReadImports =
  { imports: ImportPlace[]; problem?: never } | { imports?: never; problem: CodeProblem };

/**
 * @param code a module of JavaScript without errors of syntax
 */
export function readImports(code: string): ReadImports {
  let found: readonly Import[];
  try {
    [found] = parse(code);
  } catch (error) {
    // It goes 1,024 brackets deep, which is less than V8 does.
    if (!(error instanceof Error && 'idx' in error)) throw error;
    const sentence = 'This code is nested too deeply for its imports to be found. Nest it less.';
    return { problem: { sentence, ...placeAt(code, Number(error.idx)) } };
  }
  const imports = found.flatMap((item) => importPlace(item) ?? []);
  const foreign = imports.find(({ specifier }) => !PACKAGES.includes(specifier));
  if (!foreign) return { imports };
  return {
    problem: { sentence: refusal(foreign.specifier), ...placeAt(code, foreign.start - 1) },
  };
}

/** Undefined where nothing is imported by a name that can be read: that fails when it runs. */
function importPlace(item: Import): ImportPlace | undefined {
  const { type, specifier, start, end } = item;
  if (type === 'import-meta' || specifier === undefined) return undefined;
  if (type !== 'dynamic') return { specifier, start, end };
  return item.glob ? undefined : { specifier, start: start + 1, end: end - 1 };
}

function refusal(specifier: string): string {
  if (specifier === 'astro') return '"astro" gives types only. Write `import type`.';
  return `${JSON.stringify(asDetail(specifier))} cannot be imported here. A version may import ${PACKAGES.join(' and ')}.`;
}
