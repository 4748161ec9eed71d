import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { enrollmentProperty } from '../../flags/earlyAccess.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { featureOf } from '../../project/api/earlyAccess.ts';

const PROPERTY = enrollmentProperty('new-docs');

/** How it is seen what stage the feature is in, and what that means for the flag and for the list. */
export const featureChecks = {
  'feature-draft': async ({ flag }: Evidence): Promise<Seen> => {
    const found = await flag();
    return found && stageOf(found) === 'draft' && letsIn(found) === 0 ? 'draft, 0 %' : undefined;
  },

  /** In by the set of a draft, which lets nobody in by now. */
  'draft-leaked': async ({ runs, flag, notes }: Evidence): Promise<Seen> => {
    const found = await flag();
    if (!found || stageOf(found) !== 'draft') return undefined;
    for (const view of runs) if (flagSeen(view) === 'on, set 1') notes.add('in', view.run.user);
    const isClosed = notes.users('in').length > 0 && letsIn(found) === 0;
    return isClosed ? 'on, then 0 %' : undefined;
  },

  'beta-released': async ({ flag }: Evidence): Promise<Seen> => {
    const found = await flag();
    return found && stageOf(found) === 'beta' && asksForChoice(found) ? 'beta' : undefined;
  },

  'beta-listed': ({ runs }: Evidence): Seen => {
    const listing = runs.find(({ run }) => run.stage === 'betas' && offersIn(run) > 0);
    return listing && `${offersIn(listing.run)} on the list`;
  },

  /** General, and the flag still asks everyone. */
  'general-reached': async ({ flag }: Evidence): Promise<Seen> => {
    const found = await flag();
    return found && isGeneral(found) && asksForChoice(found) ? 'flag unchanged' : undefined;
  },

  /** Out by choice, though the feature is general and the flag lets everyone in. */
  'still-out': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const out = runs.map(flagSeen).find((seen) => seen === 'off, by choice');
    const found = out === undefined ? undefined : await flag();
    return found && isGeneral(found) && letsIn(found) === 100 ? out : undefined;
  },

  'list-empty': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const isEmpty = runs.some(
      ({ run }) =>
        run.stage === 'ask-for-betas-alone' && run.response.status === 200 && offersIn(run) === 0,
    );
    const found = isEmpty ? await flag() : undefined;
    return found && isGeneral(found) ? '0 on the list' : undefined;
  },

  /** On, though the person has left: the flag no longer asks. */
  'to-all': async ({ runs, flag, person }: Evidence): Promise<Seen> => {
    const found = await flag();
    if (!found || asksForChoice(found)) return undefined;
    for (const view of runs) {
      const seen = flagSeen(view);
      const known = seen?.startsWith('on, set') ? await person(view.run.user) : undefined;
      if (known?.properties[PROPERTY] === false) return seen;
    }
    return undefined;
  },
};

function stageOf(flag: FeatureFlag): string | undefined {
  return featureOf(flag)?.stage;
}

function isGeneral(flag: FeatureFlag): boolean {
  return stageOf(flag) === 'general-availability';
}

function asksForChoice({ filters }: FeatureFlag): boolean {
  return filters.feature_enrollment === true;
}

/** The largest rollout of its condition sets. */
function letsIn({ filters }: FeatureFlag): number {
  return Math.max(0, ...filters.groups.map(({ rollout_percentage: share }) => share ?? 100));
}

function offersIn({ response }: { response: { body: string } }): number {
  return response.body.split('<li>').length - 1;
}
