import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { companyOf } from './companyOf.ts';
import { teamInbox } from './flags.ts';

/** How the checks of the step with the plan are seen. */
export const planChecks = {
  'plan-asked': async ({ flag }: Evidence): Promise<Seen> => {
    const saved = await flag(teamInbox.key);
    const asks = saved?.filters.groups.some(
      ({ properties, rollout_percentage: percentage }) =>
        (percentage ?? 100) === 100 &&
        properties?.some(({ type, key }) => type === 'group' && key === 'plan'),
    );
    return asks ? '100 %' : undefined;
  },

  'company-upgraded': ({ runs }: Evidence): Seen =>
    runs.some(hasToldCompany) ? 'plan team' : undefined,

  /** Let in by the plan, without having upgraded. */
  'colleague-in': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) if (hasToldCompany(view)) notes.add('paid', view.run.user);
    const payers = notes.users('paid');
    const isColleague = (user: string) =>
      !payers.includes(user) && payers.some((payer) => companyOf(payer) === companyOf(user));
    return runs
      .filter(({ run }) => run.stage === 'by-company' && isColleague(run.user))
      .map(flagSeen)
      .find((seen) => seen === 'on, set 2');
  },

  /** Off, although PostHog has the plan on the person. */
  'person-upgraded': async ({ runs, person }: Evidence): Promise<Seen> => {
    for (const view of runs) {
      if (view.run.stage !== 'by-company' || flagSeen(view) !== 'off') continue;
      const known = await person(view.run.user);
      if (known?.properties['plan'] === 'team') return 'off';
    }
    return undefined;
  },
};

function hasToldCompany({ run, events }: Evidence['runs'][number]): boolean {
  return run.stage === 'upgrade' && events.some(({ event }) => event === '$groupidentify');
}
