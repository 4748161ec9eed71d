import type { ConditionSet, FeatureFlag } from '../../flags/flag.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen, saw, sentValue } from '../../evidence/seen.ts';
import { isFlagRequest } from '../../runs/isFlagRequest.ts';

/** How the checks of the steps with a flag are seen. */
export const flagChecks = {
  'flag-halves': async ({ flag }: Evidence): Promise<Seen> =>
    activeSets(await flag()).some((set) => isForEveryone(set) && set.rollout_percentage === 50)
      ? '50 %'
      : undefined,

  'flag-second-set': async ({ flag }: Evidence): Promise<Seen> =>
    activeSets(await flag()).some(
      (set) =>
        (set.rollout_percentage ?? 100) === 100 &&
        set.properties?.some(({ key }) => key === 'initial_name'),
    )
      ? '100 %'
      : undefined,

  'flag-unread': async ({ runs, flag }: Evidence): Promise<Seen> =>
    runs.some((view) => saw(view, 'capture', 'hello')) && (await flag()) !== undefined
      ? 'Hello, not asked'
      : undefined,

  /** Off, and at a later visit on, through a set that is not for everyone. */
  'off-then-on': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      if (view.run.stage !== 'flag') continue;
      const seen = flagSeen(view) ?? '';
      if (seen === 'off') notes.add('off', view.run.user);
      // The tutorial's own second set is for ada, whom a reader may run twice without meaning to.
      const isOn = /^on, set ([3-9]|\d\d)/.test(seen) && notes.has('off', view.run.user);
      if (isOn) return 'off, then on';
    }
    return undefined;
  },

  'key-misspelt': ({ runs }: Evidence): Seen =>
    runs.some((view) => saw(view, 'misspell-the-key', 'hello')) ? 'Hello, no error' : undefined,

  'true-told': ({ runs }: Evidence): Seen =>
    runs.some((view) => saw(view, 'flag-property', 'welcome') && sentValue(view) === true)
      ? 'true'
      : undefined,

  /** A visit of the step says false, and PostHog can tell the two apart. */
  'both-values': async ({ runs, visits, notes }: Evidence): Promise<Seen> => {
    for (const view of runs) if (sentValue(view) === false) notes.add('false', view.run.user);
    if (notes.users('false').length === 0) return undefined;
    const values = (await visits.byValue()).counts.map(({ value }) => value);
    return values.includes(true) && values.includes(false) ? 'true and false' : undefined;
  },

  'asked-twice': ({ runs }: Evidence): Seen => {
    const twice = runs.find(({ run }) => run.stage === 'ask-twice' && run.response.status === 200);
    const asked = twice?.run.exchanges.filter(isFlagRequest) ?? [];
    return asked.length > 1 ? `${asked.length} requests` : undefined;
  },
};

function activeSets(flag: FeatureFlag | undefined): ConditionSet[] {
  return flag?.active ? flag.filters.groups : [];
}

function isForEveryone({ properties }: ConditionSet) {
  return !properties || properties.length === 0;
}
