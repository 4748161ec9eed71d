/** What the installable package lets its users import. */

/** Names by the file of `src/` that has them; types apart, which no code is made of. */
const FACE: { file: string; values?: string[]; types?: string[] }[] = [
  {
    file: 'posthog/createPostHog.ts',
    values: ['createPostHog'],
    types: ['PostHogOptions', 'PostHogServer'],
  },
  { file: 'posthog/store/createStore.ts', values: ['createStore'], types: ['Store'] },
  { file: 'posthog/http/defaultProject.ts', types: ['PostHogProject'] },
  { file: 'posthog/ingestion/ingestion.ts', types: ['Ingestion', 'IngestionState', 'QueuedEvent'] },
  { file: 'posthog/faults/withFault.ts', values: ['withFault'], types: ['FaultScope'] },
  {
    file: 'posthog/faults/faults.ts',
    values: ['cutConnection', 'overQuota', 'rateLimited', 'slow', 'unavailable'],
    types: ['Answer', 'Fault'],
  },
  { file: 'posthog/faults/createHold.ts', values: ['createHold'], types: ['Hold'] },
  { file: 'posthog/faults/pathFamily.ts', types: ['PathFamily'] },
];

/** The files that it is made of, from `src/`. */
export const faceFiles = FACE.map(({ file }) => file);

/**
 * Declarations that stand for what TypeScript makes of a file. What is kept, and how, concerns nobody
 * outside, and names Zod and SQLite.
 */
export const OPAQUE: Record<string, string> = {
  'posthog/store/createStore.ts': `declare const kept: unique symbol;
/** Everything an embedded PostHog keeps: \`createPostHog\` takes it, and closes it. */
export interface Store {
    readonly [kept]: true;
    close: () => void;
}
/**
 * Opens the store kept in the SQLite file at \`path\`; \`:memory:\` keeps it in memory.
 * @throws when the file cannot be opened, with the reason and what to do.
 */
export declare function createStore(path: string): Store;
`,
};

/** The code of the package's one module: imports from the files below `folder`. */
export function faceCode(folder: string): string {
  const named = FACE.filter(({ values }) => values).map(
    ({ file, values = [] }) => `export { ${values.join(', ')} } from '${folder}/${file}';\n`,
  );
  // First, so that an old Node hears of this before it misses something else.
  return [`import '${folder}/posthog/store/DatabaseSync.ts';\n`, ...named].join('');
}

/** The same with the types, from declarations below `folder`. */
export function faceTypes(folder: string): string {
  return FACE.map(({ file, values = [], types = [] }) => {
    const names = [...values, ...types.map((name) => `type ${name}`)].join(', ');
    return `export { ${names} } from '${folder}/${file.replace(/\.ts$/, '.js')}';\n`;
  }).join('');
}
