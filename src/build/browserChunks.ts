/** Modules that share a file in the browser, as paths below `src/`; what they import comes along. */
interface Chunk {
  name: string;
  files: readonly string[];
}

/** What several could have belongs to the first, so that no page gets what only another one needs. */
const CHUNKS: readonly Chunk[] = [
  {
    name: 'site',
    files: [
      'components/search/SearchBox.astro',
      'components/ui/answers.ts',
      'components/ui/runHistory.ts',
      'components/ui/sessionMemory.ts',
    ],
  },
  {
    name: 'parts',
    files: [
      'components/parts/newestAnswer.ts',
      'components/ui/copyButton.ts',
      'components/ui/problemText.ts',
      'components/ui/tabSet.ts',
    ],
  },
  { name: 'step', files: ['pages/[tutorial]/[step].astro'] },
  // Pages with a script of their own need it, and not what runs a reader's code.
  { name: 'record', files: ['components/frame/recordRequests.ts'] },
  { name: 'worker', files: ['components/worker/ownRun.ts', 'components/worker/runVersion.ts'] },
];

/**
 * Which scripts share a file in the browser: of every page, of steps and some other pages, of steps.
 * Left to itself, the bundler gives each module that two components import a file of its own, and most
 * of those are too small to compress.
 */
export const browserChunks = CHUNKS.map(({ name, files }, place) => ({
  name,
  priority: CHUNKS.length - place,
  test: (id: string) => files.some((file) => id.includes(`/src/${file}`)),
}));
