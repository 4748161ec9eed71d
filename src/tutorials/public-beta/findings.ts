import type { Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import type { RunReport } from '../../receipts/runReport.ts';

/** What answers the questions about a person's own choice. */
export const findings = {
  /** What a choice decided; nothing of a run that condition sets decided. */
  'by-choice': (view: RunReport): Seen => {
    const seen = flagSeen(view);
    return seen?.endsWith(', by choice') ? seen : undefined;
  },
};
