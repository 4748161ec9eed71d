import path from 'node:path';
import { build } from 'vite';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { printTable } from '../harness/suite/printTable.ts';
import type { Comparison } from './compareRates.ts';
import { evaluatorContests } from './evaluatorContests.ts';

type Contests = Awaited<ReturnType<typeof evaluatorContests>>;

if (import.meta.main) await benchEvaluator();

/** Measures the evaluator in this process and in a browser: decisions and hashes a second. */
export async function benchEvaluator(): Promise<void> {
  const node = await evaluatorContests();
  const browser = await inBrowser();
  printTable(
    ['what', 'per second', 'against', 'its per second', 'ratio', 'target'],
    [
      row('decide a flag of two sets, Node', 'flagd-core', node.decision, 1),
      row('decide a flag of two sets, browser', 'flagd-core', browser.decision, 1),
      row('hash an ID, Node', 'js-sha1', node.hash, 1.5),
      row('hash an ID, browser', 'js-sha1', browser.hash, 1.5),
    ],
  );
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

function row(what: string, against: string, { rate, baseRate, ratio }: Comparison, target: number) {
  return [
    what,
    rate.toFixed(0),
    against,
    baseRate.toFixed(0),
    ratio.toFixed(2),
    `≥ ${target.toFixed(1)}`,
  ];
}
