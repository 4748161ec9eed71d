/**
 * Measures the built server as a whole: how long the first reader waits after a start, and how much
 * memory it takes, quiet and under a minute of load.
 */
import { execFileSync } from 'node:child_process';
import { createFlag } from '../harness/server/createFlag.ts';
import { printTable } from '../harness/suite/printTable.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { steps } from '../harness/server/steps.ts';
import { measureRate } from './measureRate.ts';

const STARTS = 5;
const FIRST = '/first-flag/flag';
const STAGES = ['plain', 'capture', 'flag', 'flag-property'];
const LOAD_MS = 60_000;
/** Node gives memory back when it has been quiet for some seconds. */
const QUIET_MS = 15_000;

if (import.meta.main) await benchServer();

/** Prints each figure with its target. */
export async function benchServer(): Promise<void> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start++) times.push(await firstPage());
  const memory = await measureMemory();
  printTable(
    ['the server', 'measured', 'target'],
    [
      [`first page after a start, middle of ${STARTS}`, `${middle(times).toFixed(0)} ms`, '≤ 100'],
      ['memory at the start', megabytes(memory.started), ''],
      ['memory after a page of each step', megabytes(memory.visited), ''],
      ['memory some seconds later', megabytes(memory.idle), '≤ 100'],
      ['most memory in a minute of load', megabytes(memory.loaded), '≤ 250'],
    ],
  );
}

/** @returns milliseconds from the request to the whole page */
async function firstPage(): Promise<number> {
  const server = await startServer();
  try {
    return await timeOf(server, FIRST);
  } finally {
    await server.stop();
  }
}

async function timeOf({ origin }: RunningServer, path: string): Promise<number> {
  const asked = performance.now();
  const response = await fetch(origin + path);
  await response.text();
  if (response.status !== 200) throw new Error(`${path} was answered ${response.status}`);
  return performance.now() - asked;
}

async function measureMemory() {
  const server = await startServer();
  try {
    const started = memoryOf(server);
    for (const path of ['/', ...steps.map((step) => `${step}?run=1&user=ada`)]) {
      await timeOf(server, path);
    }
    const visited = memoryOf(server);
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    const idle = memoryOf(server);
    await createFlag(`${server.origin}/posthog`);
    return { started, visited, idle, loaded: await load(server) };
  } finally {
    await server.stop();
  }
}

/** @returns the most memory seen while all stages were asked in turn */
async function load(server: RunningServer): Promise<number> {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(server));
  }, 250);
  const until = performance.now() + LOAD_MS;
  while (performance.now() < until) {
    for (const stage of STAGES) await measureRate(`${server.origin}/stages/${stage}/user/`);
  }
  clearInterval(watch);
  return most;
}

/** The bytes of a process that are in memory. */
function memoryOf({ pid }: RunningServer): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`;
}

function middle(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;
}
