import path from 'node:path';
import ts from 'typescript';

/**
 * What Node 22 knows of the language: a newer method in the code of the package is a mistake here,
 * and not at whoever installs it.
 */
const LIBRARIES = [
  'lib.es2024.d.ts',
  'lib.es2025.collection.d.ts',
  'lib.es2025.iterator.d.ts',
  'lib.dom.d.ts',
  'lib.dom.iterable.d.ts',
];

/** All paths are relative to `root`. */
interface Sources {
  root: string;
  /** All code there is, by the files that it begins with. */
  code: string[];
  /** Those of it whose declarations are wanted. */
  face: string[];
  /** Declarations that stand for those that TypeScript makes of a file. */
  opaque: Record<string, string>;
}

/**
 * Checks the code of a package, and gives the declarations of its face and of all that these name, by
 * their paths from `root`.
 *
 * @throws {Error} with what TypeScript finds wrong
 */
export function packageTypes({ root, code, face, opaque }: Sources): Map<string, string> {
  const files = code.map((file) => path.join(root, file));
  const program = ts.createProgram(files, {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    lib: LIBRARIES,
    types: ['node'],
    rootDir: root,
    outDir: root,
  });
  const declarations = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => {
    declarations.set(path.relative(root, file), text.replaceAll(".ts'", ".js'"));
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (problems.length > 0) {
    throw new Error(
      ts.formatDiagnostics(problems, {
        getCurrentDirectory: () => root,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      }),
    );
  }
  for (const [file, text] of Object.entries(opaque)) declarations.set(declarationOf(file), text);
  return reachable(face.map(declarationOf), declarations);
}

function reachable(starts: string[], declarations: Map<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    const text = declarations.get(file);
    if (text === undefined) throw new Error(`${file} is named in a declaration and is not there.`);
    found.set(file, text);
    for (const [, imported = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      visit(declarationOf(path.posix.join(path.posix.dirname(file), imported)));
    }
  };
  starts.forEach(visit);
  return found;
}

function declarationOf(file: string): string {
  return file.replace(/\.[jt]s$/, '.d.ts');
}
