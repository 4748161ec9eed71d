/**
 * Measures each stage against a bare Astro endpoint, and those that call PostHog against a bare
 * node:http server with the same SDK calls. Rounds are interleaved, so that a machine which slows
 * down slows them all; a ratio is taken within a round, and the middle one is printed. The server's
 * first page and memory and the embedded PostHog by itself follow, and in a browser the crowd's sliders
 * and a click on Run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createFlag } from '../harness/server/createFlag.ts';
import { printTable } from '../harness/suite/printTable.ts';
import { startProcess } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { benchCrowd } from './benchCrowd.ts';
import { benchEvaluator } from './benchEvaluator.ts';
import { benchPostHog } from './benchPostHog.ts';
import { benchRun } from './benchRun.ts';
import { benchServer } from './benchServer.ts';
import { measureRate } from './measureRate.ts';
import { startBareAstro } from './startBareAstro.ts';

const ROUNDS = 5;

const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-bench-'));
const site = await startServer();
const bareAstro = await startBareAstro();
const bareNode = await startProcess('tests/bench/bareNode.ts', { DATA_DIR: folder });
await createFlag(`${site.origin}/posthog`);

const stage = (name: string) => `${site.origin}/stages/${name}/user/`;
const astro = `${bareAstro.origin}/user/`;
const node = (name: string) => `${bareNode.origin}/${name}/`;

const comparisons = [
  { what: 'plain', url: stage('plain'), against: 'bare Astro', base: astro, target: 1 },
  { what: 'capture', url: stage('capture'), against: 'bare Astro', base: astro },
  { what: 'flag', url: stage('flag'), against: 'bare Astro', base: astro },
  { what: 'flag-property', url: stage('flag-property'), against: 'bare Astro', base: astro },
  { what: 'capture', url: stage('capture'), against: 'bare node:http', base: node('capture') },
  { what: 'flag', url: stage('flag'), against: 'bare node:http', base: node('flag'), target: 0.5 },
  {
    what: 'flag-property',
    url: stage('flag-property'),
    against: 'bare node:http',
    base: node('flag-property'),
    target: 0.5,
  },
];

try {
  const urls = [...new Set(comparisons.flatMap(({ url, base }) => [url, base]))];
  const rounds: Map<string, number>[] = [];
  // The first round warms everything up and is thrown away.
  for (let round = 0; round <= ROUNDS; round++) {
    const rates = new Map<string, number>();
    for (const url of urls) rates.set(url, await measureRate(url));
    if (round > 0) rounds.push(rates);
  }
  printTable(
    ['stage', 'requests/s', 'against', 'its requests/s', 'ratio', 'target'],
    comparisons.map((comparison) => row(comparison, rounds)),
  );
} finally {
  await Promise.all([site, bareAstro, bareNode].map((server) => server.stop()));
  rmSync(folder, { recursive: true });
}
await benchServer();
await benchEvaluator();
await benchPostHog();
await benchCrowd();
await benchRun();

function row(comparison: (typeof comparisons)[number], rounds: Map<string, number>[]) {
  const { what, url, against, base, target } = comparison;
  const rate = (of: string) => rounds.map((rates) => rates.get(of) ?? 0);
  const ratios = rounds.map((rates) => (rates.get(url) ?? 0) / (rates.get(base) ?? 0));
  return [
    what,
    middle(rate(url)).toFixed(0),
    against,
    middle(rate(base)).toFixed(0),
    middle(ratios).toFixed(2),
    target ? `≥ ${target.toFixed(1)}` : '',
  ];
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
