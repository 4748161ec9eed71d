import path from 'node:path';
import { build } from 'vite';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { evaluatorContests } from './evaluatorContests.ts';
import { printComparisons } from './printComparisons.ts';

type Contests = Awaited<ReturnType<typeof evaluatorContests>>;

if (import.meta.main) await benchEvaluator();

/** Measures the evaluator in this process and in a browser: decisions and hashes a second. */
export async function benchEvaluator(): Promise<void> {
  const node = await evaluatorContests();
  const browser = await inBrowser();
  printComparisons([
    ['decide a flag of two sets, Node', 'flagd-core', node.decision, 1],
    ['decide a flag of two sets, browser', 'flagd-core', browser.decision, 1],
    ['hash an ID, Node', 'js-sha1', node.hash, 1.5],
    ['hash an ID, browser', 'js-sha1', browser.hash, 1.5],
  ]);
}

/** Bundled and minified as the site's own scripts are. */
async function inBrowser(): Promise<Contests> {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: {
        entry: path.join(import.meta.dirname, 'evaluatorContests.ts'),
        formats: ['iife'],
        name: 'bench',
      },
    },
  });
  const [{ output } = { output: [] }] = [bundle].flat() as { output: { code?: string }[] }[];
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: output[0]?.code ?? '' });
    return await page.evaluate<Contests>('bench.evaluatorContests()');
  } finally {
    await browser.close();
  }
}
