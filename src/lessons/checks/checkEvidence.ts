import type { CheckId } from './checkIds.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagChecks } from './flagChecks.ts';
import { instrumentChecks } from './instrumentChecks.ts';
import { raceChecks } from './raceChecks.ts';
import { riddleChecks } from './riddleChecks.ts';
import { visitChecks } from './visitChecks.ts';

/** How each check is seen in the evidence. */
export const checkEvidence: Record<CheckId, (evidence: Evidence) => Seen | Promise<Seen>> = {
  ...visitChecks,
  ...flagChecks,
  ...instrumentChecks,
  ...raceChecks,
  ...riddleChecks,
};
