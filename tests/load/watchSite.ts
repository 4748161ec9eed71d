import { readFileSync } from 'node:fs';
import type { RunningServer } from '../harness/server/startProcess.ts';

/** How other readers fared while something was going on, and what memory it took. */
export interface Watched {
  /** Milliseconds that `GET /` took, sorted. */
  times: number[];
  /** Answers other than 200, and none at all. */
  failed: number;
  /** The most bytes that the process had in memory. */
  memory: number;
}

const EVERY_MS = 20;

/** Asks for the home page every 20 ms until `during` is over. */
export async function watchSite(
  { origin, pid }: RunningServer,
  during: () => Promise<unknown>,
): Promise<Watched> {
  const watched: Watched = { times: [], failed: 0, memory: 0 };
  const asked: Promise<void>[] = [];
  const ask = async () => {
    const at = performance.now();
    const status = await fetch(`${origin}/`).then(
      (response) => response.text().then(() => response.status),
      () => 0,
    );
    if (status !== 200) watched.failed++;
    watched.times.push(performance.now() - at);
  };
  const timer = setInterval(() => {
    asked.push(ask());
    watched.memory = Math.max(watched.memory, memoryOf(pid));
  }, EVERY_MS);
  await during();
  clearInterval(timer);
  await Promise.all(asked);
  watched.times.sort((one, other) => one - other);
  return watched;
}

/** The bytes of a process that are in memory; 0 when it has ended. Linux only. */
function memoryOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
