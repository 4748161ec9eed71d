import type { Import, SourceModule } from './readModules.ts';

/** What the files of one folder may import. */
interface Row {
  folder: string;
  /** Folders of this repository, besides its own. */
  folders: string[];
  packages: RegExp;
  /** Folders whose files may be imported as text, with `?raw`. */
  raw?: string[];
  /** Types cost nothing when they run: these files may take them from anywhere. */
  anyType?: boolean;
}

const NOTHING = /^$/;

/** Who may import whom; a folder without a row may import nothing. */
const TABLE: Row[] = [
  { folder: 'content/', folders: ['src/components/'], packages: NOTHING },
  { folder: 'src/flags/', folders: [], packages: /^(zod|js-sha1)$/ },
  { folder: 'src/scene/', folders: ['src/flags/'], packages: /^zod$/ },
  {
    folder: 'src/posthog/',
    folders: ['src/flags/'],
    packages: /^(zod|@hono\/node-server|hono(\/.+)?|node:.+)$/,
  },
  {
    folder: 'src/project/',
    folders: ['src/flags/', 'src/posthog/', 'src/scene/'],
    packages: /^(zod|posthog-node|node:.+)$/,
  },
  {
    folder: 'src/lessons/',
    folders: ['src/flags/', 'src/project/', 'src/scene/'],
    packages: /^(astro(:content|\/errors|\/loaders)?|zod|shiki(\/.+)?|diff|es-toolkit)$/,
    raw: ['src/pages/stages/', 'src/project/', 'content/'],
  },
  {
    folder: 'src/components/',
    folders: ['src/flags/', 'src/scene/', 'src/styles/'],
    raw: ['content/'],
    packages: /^(astro(:|\/).+|@fontsource.+|es-toolkit)$/,
    anyType: true,
  },
  {
    folder: 'src/layouts/',
    folders: ['src/flags/', 'src/components/', 'src/styles/'],
    packages: /^(astro(:|\/).+|@fontsource.+|es-toolkit)$/,
    anyType: true,
  },
  // The demo app: what stands in a stage must work in a reader's own app.
  {
    folder: 'src/pages/stages/',
    folders: [],
    packages: /^(astro|es-toolkit|node:timers\/promises)$/,
  },
  {
    folder: 'src/pages/',
    folders: [
      'src/components/',
      'src/flags/',
      'src/layouts/',
      'src/lessons/',
      'src/project/',
      'src/scene/',
      'src/styles/',
    ],
    packages: /^(astro(:.+|\/.+)?|zod)$/,
  },
  // The composition root: the files directly in src/, which put the rest together.
  {
    folder: 'src/',
    folders: ['src/lessons/', 'src/posthog/', 'src/project/'],
    packages: /./,
  },
];

/** Names each import of a module that the table does not allow, and says which row forbids it. */
export function importProblems(module: SourceModule): string[] {
  const row = TABLE.find(({ folder }) => folder === folderOf(module.file));
  if (!row) return [`${module.file}: no row of the table says what this folder may import`];
  const problems = module.imports.filter((found) => !isAllowed(found, row));
  return problems.map((found) => {
    const what = found.kind === 'raw' ? 'the text of ' : '';
    return `${module.file}: ${row.folder} may not import ${what}${found.target ?? found.specifier}`;
  });
}

function isAllowed({ specifier, target, kind }: Import, row: Row): boolean {
  if (kind === 'type' && row.anyType) return true;
  if (kind === 'raw') return row.raw?.some((folder) => target?.startsWith(folder)) ?? false;
  if (target === undefined) return row.packages.test(specifier);
  const folder = folderOf(target);
  return folder === row.folder || row.folders.includes(folder);
}

/** `src/flags/` for `src/flags/bucket.ts`, `src/` for `src/server.ts`; the stages are a folder apart. */
function folderOf(file: string): string {
  return /^(src\/pages\/stages\/|src\/[^/]+\/|[^/]+\/)/.exec(file)?.[0] ?? '';
}
