import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A source file, with what it imports and exports. */
export interface SourceModule {
  /** From the repository's root, e.g. `src/flags/flag.ts`. */
  file: string;
  text: string;
  imports: Import[];
  /** Names it exports and makes itself. */
  exports: string[];
  /** Those of them that are there when the code runs: no types. */
  values: string[];
  /** True when all it does is export what other files make. */
  isBarrel: boolean;
}

export interface Import {
  /** As written, e.g. `../flags/flag.ts` or `hono`. */
  specifier: string;
  /** The file in the repository that a relative specifier means, without its query. */
  target?: string;
  /** `type`: gone when it runs. `raw`: the other file's text or address, not its code. */
  kind: 'code' | 'type' | 'raw';
}

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Names that stand for one file on a server and for another in a browser. */
const OWN_NAMES = (
  JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    imports: Record<string, { default: string } | undefined>;
  }
).imports;

/** Reads every .ts, .astro and .mdx file below these folders of the repository. */
export function readModules(folders: string[]): SourceModule[] {
  return folders
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.posix.join(folder, name),
      ),
    )
    .filter((file) => /\.(ts|astro|mdx)$/.test(file))
    .sort()
    .map((file) => readModule(file, readFileSync(path.join(ROOT, file), 'utf8')));
}

/** Reads one file. Of .astro and .mdx files, only the parts that are TypeScript count. */
export function readModule(file: string, text: string): SourceModule {
  const source = ts.createSourceFile(file, codeOf(file, text), ts.ScriptTarget.Latest, true);
  const imports = importsOf(source).map((found) => ({
    ...found,
    ...targetOf(file, found.specifier),
  }));
  const exported = source.statements.filter(isExported);
  const values = exported.filter((statement) => !isType(statement)).flatMap(namesOf);
  return {
    file,
    text,
    imports,
    exports: exported.flatMap(namesOf),
    values,
    isBarrel: isBarrel(source),
  };
}

function codeOf(file: string, text: string): string {
  if (file.endsWith('.astro')) {
    const frontmatter = /^---\n(.*?)^---$/ms.exec(text)?.[1] ?? '';
    const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map((match) => match[1]);
    return [frontmatter, ...scripts].join('\n');
  }
  if (file.endsWith('.mdx')) return text.match(/^import .*$/gm)?.join('\n') ?? '';
  return text;
}

function importsOf(source: ts.SourceFile): Omit<Import, 'target'>[] {
  const found: Omit<Import, 'target'>[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const raw = /\?(raw|bundled)\b|\.js\?url$/.test(specifier.text);
    found.push({ specifier: specifier.text, kind: raw ? 'raw' : isType ? 'type' : 'code' });
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    if (ts.isCallExpression(node)) {
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
      if (node.expression.getText() === 'import.meta.glob') found.push(...globbed(node));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `import type …`, or braces in which every name is a type. */
function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const names = clause.namedBindings;
  if (clause.name || !names || !ts.isNamedImports(names)) return false;
  return names.elements.length > 0 && names.elements.every((element) => element.isTypeOnly);
}

function globbed(call: ts.CallExpression): Omit<Import, 'target'>[] {
  const [patterns, options] = call.arguments;
  const kind =
    options && /['"]\?(raw|highlighted|erased|sections)['"]/.test(options.getText())
      ? 'raw'
      : 'code';
  const literals =
    patterns && ts.isArrayLiteralExpression(patterns) ? [...patterns.elements] : [patterns];
  return literals.flatMap((node) =>
    // What begins with ! is left out, and not taken in.
    node && ts.isStringLiteralLike(node) && !node.text.startsWith('!')
      ? [{ specifier: node.text, kind } as const]
      : [],
  );
}

function targetOf(file: string, specifier: string): Pick<Import, 'target'> {
  const bare = specifier.replace(/\?.*$/, '');
  const own = OWN_NAMES[bare]?.default;
  if (own !== undefined) return { target: path.posix.normalize(own) };
  if (bare.startsWith('/')) return { target: bare.slice(1) };
  if (!bare.startsWith('.')) return {};
  return { target: path.posix.join(path.posix.dirname(file), bare) };
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  const modifiers = ts.getModifiers(statement) ?? [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function isType(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  const { name } = statement as ts.Statement & { name?: ts.Identifier };
  return name ? [name.text] : [];
}

function isBarrel(source: ts.SourceFile): boolean {
  const doing = source.statements.filter((statement) => !ts.isImportDeclaration(statement));
  return doing.length > 0 && doing.every(ts.isExportDeclaration);
}
