import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { companyOf } from './companyOf.ts';

/** How the checks of the step with the crowd are seen. */
export const crowdChecks = {
  'company-dot': ({ receipts }: Evidence): Seen =>
    receipts.some((id) => /^user-\d+$/.test(id)) ? 'opened' : undefined,

  /** Two of one company, answered alike. */
  'dots-together': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'by-company')) {
      const { user } = view.run;
      const seen = flagSeen(view)?.split(',', 1)[0];
      if (seen !== 'on' && seen !== 'off') continue;
      notes.add(seen, user);
      const isPair = notes.users(seen).some((id) => id !== user && isSameCompany(id, user));
      if (isPair) return `both ${seen}`;
    }
    return undefined;
  },
};

function isSameCompany(one: string, other: string): boolean {
  return companyOf(one) === companyOf(other);
}
