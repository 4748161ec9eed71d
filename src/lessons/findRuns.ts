import type { RunReport } from '../receipts/runReport.ts';
import type { RunMemory } from '../runs/createRunMemory.ts';
import type { RunSoFar } from '../runs/run.ts';
import type { KeptRun } from './keptRun.ts';

/** Two runs that an address names by their ids, or why they cannot be laid beside each other. */
export function findRuns(
  runs: RunMemory<KeptRun>,
  params: URLSearchParams,
):
  | { pair: [RunReport<RunSoFar>, RunReport<RunSoFar>]; problem?: never }
  | { pair?: never; problem: string } {
  const [one, other] = ['one', 'other'].map((name) => runs.find(params.get(name) ?? ''));
  if (one && other) return { pair: [one.read().view, other.read().view] };
  return {
    problem:
      'One of these two runs is no longer in this server’s memory. Run it again, then compare.',
  };
}
