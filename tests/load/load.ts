/**
 * Attacks the built server, which has a million events, in one way after the other, and prints how
 * others fared meanwhile: `npm run load`, or with a regular expression for some of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printTable } from '../harness/suite/printTable.ts';
import { startServer } from '../harness/server/startServer.ts';
import { ATTACKS } from './attacks.ts';
import { fillStore } from './fillStore.ts';
import { runAttack } from './runAttack.ts';
import { watchSite, type Watched } from './watchSite.ts';

const MOST_MS = 250;
const MOST_BYTES = 400 * 2 ** 20;
/** Between attacks: what one leaves to be done is not charged to the next. */
const PAUSE_MS = 1500;
const STOP_MS = 3000;

const wanted = new RegExp(process.argv[2] ?? '');
const folder = mkdtempSync(path.join(tmpdir(), 'flagbook-load-'));
const rows: string[][] = [];
try {
  fillStore(folder);
  let site = await startServer({ DATA_DIR: folder });
  for (const { name } of ATTACKS.filter((attack) => wanted.test(attack.name))) {
    let answer = '';
    const began = performance.now();
    const watched = await watchSite(site, async () => {
      answer = await runAttack({ name, origin: site.origin });
      // Others see what an attack leaves behind, too.
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    });
    rows.push(rowOf(name, answer, performance.now() - began - PAUSE_MS, watched));
    console.log(rows.at(-1)?.join('   '));
    if (watched.memory === 0 || !(await isAlive(site.origin))) {
      await site.stop('SIGKILL');
      site = await startServer({ DATA_DIR: folder });
    }
  }
  const told = performance.now();
  const stop = ATTACKS.find((attack) => attack.name.startsWith('ten of those'))?.run(site.origin);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const code = await site.stop();
  const took = performance.now() - told - 500;
  await stop;
  const verdict = took <= STOP_MS ? '' : 'too slow';
  rows.push([
    'SIGTERM during ten scans',
    '',
    '',
    '',
    '',
    '',
    `exit ${code ?? 'killed'}, ${took.toFixed(0)} ms`,
    verdict,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log();
printTable(
  [
    'attack',
    'seconds',
    'p50 of GET /',
    `p99 (≤ ${MOST_MS})`,
    'max',
    'memory (≤ 400 MB)',
    'answered',
    '',
  ],
  rows,
);
if (rows.some((row) => row.at(-1) !== '')) process.exitCode = 1;

function rowOf(
  name: string,
  answer: string,
  took: number,
  { times, failed, memory }: Watched,
): string[] {
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
  const problems = [
    ...(at(0.99) > MOST_MS ? ['too slow'] : []),
    ...(memory > MOST_BYTES ? ['too much memory'] : []),
    ...(failed > 0 ? [`${failed} not answered`] : []),
  ];
  const milliseconds = [at(0.5), at(0.99), at(1)].map((time) => time.toFixed(0));
  return [
    name,
    (took / 1000).toFixed(1),
    ...milliseconds,
    `${(memory / 2 ** 20).toFixed(0)} MB`,
    answer,
    problems.join(', '),
  ];
}

async function isAlive(origin: string): Promise<boolean> {
  const answer = await fetch(`${origin}/`, { signal: AbortSignal.timeout(5000) }).catch(
    () => undefined,
  );
  return answer?.status === 200;
}
