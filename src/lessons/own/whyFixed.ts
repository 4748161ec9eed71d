import { stageNamed } from '../stages.ts';

/** Said of a stage whose page has a script. */
const SCRIPTED =
  'The script of this page runs in your browser already; it cannot be edited here yet.';

/** Why a reader cannot change a stage's code; undefined where that is possible. */
export function whyFixed(stage: string): string | undefined {
  const { client, fixed } = stageNamed(stage);
  return client && fixed === undefined ? SCRIPTED : fixed;
}
