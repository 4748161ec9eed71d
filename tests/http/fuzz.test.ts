import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { apiDoors } from '../harness/fuzz/apiDoors.ts';
import { findFault } from '../harness/fuzz/findFault.ts';
import type { FuzzRequest } from '../harness/fuzz/fuzzRequest.ts';
import { posthogDoors } from '../harness/fuzz/posthogDoors.ts';
import { questionDoors } from '../harness/fuzz/questionDoors.ts';
import { sendRequest } from '../harness/fuzz/sendRequest.ts';
import { siteDoors } from '../harness/fuzz/siteDoors.ts';
import { versionDoors } from '../harness/fuzz/versionDoors.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import type { RunningServer } from '../harness/server/startProcess.ts';
import { startServer } from '../harness/server/startServer.ts';
import { casesOf } from '../harness/suite/casesOf.ts';

/** `npm run fuzz` asks for all; a test run tries about 500 requests. */
const isLong = process.env['FUZZ'] === 'full';
const [fixed, fresh] = casesOf({ all: 500, few: 40, seed: 9 });
const CASES = isLong ? [{ ...fresh, numRuns: 10_000 }] : [fixed, fresh];
const MOST_MEMORY_MB = 400;

type Requests = fc.Arbitrary<FuzzRequest>;

const doors: [door: string, requests: Requests][] = Object.entries({
  ...siteDoors,
  ...versionDoors,
  ...below('/posthog', posthogDoors),
  ...below('/posthog', apiDoors),
  ...below('/posthog', questionDoors),
});

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

// Each door begins with the same project, so that a seed finds the same again.
beforeEach(async () => {
  const headers = { Origin: server.origin };
  await fetch(`${server.origin}/start-over`, { method: 'POST', headers, redirect: 'manual' });
  await createFlag(`${server.origin}/posthog`);
});

test.for(doors)(
  '%s: whatever comes is answered, and nobody else notices',
  { timeout: isLong ? 3_600_000 : 60_000 },
  async ([door, requests]) => {
    const seen = { taken: 0, refused: 0 };
    for (const cases of CASES) {
      const property = fc.asyncProperty(requests, async (request) => {
        const outcome = await sendRequest(server.origin, request);
        const fault = findFault(request, outcome);
        if (fault !== undefined) throw new Error(fault);
        seen[Number(outcome.status) < 400 ? 'taken' : 'refused']++;
      });
      await fc.assert(property, cases);
    }
    expect((await fetch(server.origin)).status).toBe(200);
    expect(seen.taken, 'what gets past the first check').toBeGreaterThan(0);
    if (!isLong) return;
    const peak = peakMemoryMb(server.pid);
    console.log(
      `${door}: ${seen.taken} taken, ${seen.refused} refused, memory at most ${peak ?? '?'} MB`,
    );
    if (peak !== undefined) expect(peak).toBeLessThan(MOST_MEMORY_MB);
  },
);

function below(prefix: string, inner: Record<string, Requests>): Record<string, Requests> {
  const moved = Object.entries(inner).map(
    ([name, requests]) =>
      [name, requests.map((request) => ({ ...request, path: prefix + request.path }))] as const,
  );
  return Object.fromEntries(moved);
}

/** The most that a process ever had in memory, as Linux says it; nothing elsewhere. */
function peakMemoryMb(pid: number): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
