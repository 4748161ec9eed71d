import type { RememberedRun } from '../ui/runHistory.ts';

/**
 * The run worth keeping: of those with a flag the newest that answered otherwise than one before it for
 * the same user and stage, else the newest with a flag, else the newest.
 * @param runs the newest first
 */
export function pickRun(runs: readonly RememberedRun[]): RememberedRun | undefined {
  const flagged = runs.filter(({ flag }) => flag === 'on' || flag === 'off');
  return flagged.find(hasTurned) ?? flagged[0] ?? runs[0];
}

function hasTurned({ stage, user, flag }: RememberedRun, at: number, runs: RememberedRun[]) {
  return runs.slice(at + 1).some((before) => {
    return before.stage === stage && before.user === user && before.flag !== flag;
  });
}
