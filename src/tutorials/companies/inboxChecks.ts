import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen, saw } from '../../evidence/seen.ts';
import { bucket } from '../../flags/bucketing.ts';
import type { ConditionSet, FeatureFlag } from '../../flags/flag.ts';
import { flagGroupType } from '../../scene/sceneFlag.ts';
import { companyOf } from './companyOf.ts';
import { teamInbox } from './flags.ts';

/** How the checks of the steps with the inbox are seen. */
export const inboxChecks = {
  'inbox-halves': async ({ flag }: Evidence): Promise<Seen> => {
    const saved = await flag(teamInbox.key);
    const isByPerson = saved && flagGroupType(saved) === null;
    return isByPerson && openSets(saved).some(isHalf) ? '50 %' : undefined;
  },

  /** One page and the other, at one company. */
  'team-parted': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      const company = companyOf(view.run.user);
      if (saw(view, 'by-person', 'welcome')) notes.add('in', company);
      if (saw(view, 'by-person', 'hello')) notes.add('out', company);
    }
    return notes.users('in').some((company) => notes.has('out', company))
      ? '1 in, 1 out'
      : undefined;
  },

  /** An event of the visit that names its company. */
  'company-met': ({ runs }: Evidence): Seen => {
    const named = runs.flatMap(({ events }) =>
      events.filter(({ properties }) => isRecordWith(properties['$groups'], 'company')),
    );
    return named.length > 0 ? 'company' : undefined;
  },

  'matched-by-company': async ({ flag }: Evidence): Promise<Seen> => {
    const saved = await flag(teamInbox.key);
    const isByCompany = saved?.active && flagGroupType(saved) !== null;
    return isByCompany && openSets(saved).some(isHalf) ? '50 %' : undefined;
  },

  /** Two people in, by one company, of whom one would be out by their own bucket. */
  'team-together': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      const { user } = view.run;
      if (!saw(view, 'by-company', 'welcome') || flagSeen(view) !== 'on, set 1') continue;
      if (!isDecidedByCompany(view)) continue;
      notes.add(isInHalf(user) ? 'in' : 'let in', user);
    }
    const [insiders, others] = [notes.users('in'), notes.users('let in')];
    const isTeam = others.some((user) =>
      insiders.some((insider) => companyOf(insider) === companyOf(user)),
    );
    return isTeam ? 'both on' : undefined;
  },

  'company-out': ({ runs }: Evidence): Seen =>
    runs.some(
      (view) =>
        saw(view, 'by-company', 'hello') && isDecidedByCompany(view) && isInHalf(view.run.user),
    )
      ? 'off'
      : undefined,

  'groups-left-out': ({ runs }: Evidence): Seen =>
    runs.some(
      (view) =>
        saw(view, 'leave-out-groups', 'hello') && view.flag?.reason?.code === 'no_group_type',
    )
      ? 'off, no error'
      : undefined,
};

/** Whether a person’s own bucket is in the half, whatever the flag looks at. */
function isInHalf(user: string): boolean {
  return bucket(teamInbox.key, user) <= 0.5;
}

function isDecidedByCompany({ receipt }: Evidence['runs'][number]): boolean {
  return receipt?.explanation.group?.key !== undefined;
}

function openSets(flag: FeatureFlag | undefined): ConditionSet[] {
  return flag?.active ? flag.filters.groups : [];
}

function isHalf({ properties, rollout_percentage: percentage }: ConditionSet): boolean {
  return (properties ?? []).length === 0 && percentage === 50;
}

function isRecordWith(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
