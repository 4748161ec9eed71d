/**
 * What runs say that the questions ask for.
 */

import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { colorIn } from './colorIn.ts';

export const findings = {
  /** `on` or `off`, of somebody whose person has the plan. */
  'plan-on-person': async (view: RunReport, { person }: Evidence): Promise<Seen> => {
    const known = await person(view.run.user);
    return known?.properties['plan'] === 'team' ? flagSeen(view) : undefined;
  },
};

export const pageFindings = {
  /** `changed`, once a page has another color than at an earlier visit. */
  'button-color': ({ run }: RunReport, { notes }: Evidence): Seen => {
    const color = colorIn(run.response);
    if (color === undefined || color === 'gray') return undefined;
    notes.add('color', color);
    return notes.users('color').length > 1 ? 'changed' : undefined;
  },

  /** The status of the page. */
  status: ({ run }: RunReport): Seen => String(run.response.status),
};
