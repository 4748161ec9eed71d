import { evaluate } from '../../flags/evaluate.ts';
import type { ConditionSet, FeatureFlag } from '../../flags/flag.ts';
import { STAGE_NAMES } from '../stages.ts';
import { createBudget } from '../../flags/searchBudget.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { greetingOf } from '../../evidence/greetingOf.ts';
import { isDecidedByName } from '../../evidence/isDecidedByName.ts';
import { flagSeen, saw, sentValue } from '../../evidence/seen.ts';

/** A client that is told nothing gives up after three seconds: that is no slow network. */
const GAVE_UP_MS = 2500;

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

  'welcome-seen': ({ runs }: Evidence): Seen =>
    runs
      .filter((view) => saw(view, 'flag', 'welcome'))
      .map(flagSeen)
      .find((seen) => seen === 'on, set 1'),

  'second-set-decided': ({ runs }: Evidence): Seen =>
    runs
      .filter((view) => saw(view, 'flag', 'welcome'))
      .map(flagSeen)
      .find((seen) => seen === 'on, set 2'),

  /** Off, and not for want of a name that PostHog has yet to hear: with it no set lets them in, too. */
  'hello-seen': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const off = runs.filter((view) => saw(view, 'flag', 'hello') && flagSeen(view) === 'off');
    const definition = off.length > 0 ? await flag() : undefined;
    const budget = createBudget();
    return definition !== undefined &&
      off.some((view) => !isDecidedByName(definition, view, budget))
      ? 'off'
      : undefined;
  },

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

  /** Somebody whom the flag lets in, whatever is known of them. */
  'waited-out': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const waiting = runs.filter(
      (view) =>
        saw(view, 'flag', 'hello') &&
        flagSeen(view) === 'no answer' &&
        view.run.response.ms >= GAVE_UP_MS,
    );
    const definition = waiting.length > 0 ? await flag() : undefined;
    const waited = definition && waiting.find(({ run }) => isIn(definition, run.user));
    return waited && `Hello after ${(waited.run.response.ms / 1000).toFixed(1)} s`;
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
    const asked = twice?.run.exchanges.filter(({ path }) => path.startsWith('/flags/')) ?? [];
    return asked.length > 1 ? `${asked.length} requests` : undefined;
  },

  compared: ({ runs }: Evidence): Seen =>
    wentThrough(runs) && greetingOf(runs.at(-1)?.run.response ?? NONE) === 'welcome'
      ? '2 hello, 2 welcome'
      : undefined,

  'compared-off': ({ runs }: Evidence): Seen =>
    wentThrough(runs) && runs.every(({ run }) => greetingOf(run.response) === 'hello')
      ? '4 hello'
      : undefined,

  'crowd-ten': ({ crowd }: Evidence): Seen => (crowd >= 10 ? '10 users' : undefined),
  'crowd-run': ({ crowd }: Evidence): Seen => (crowd >= 1000 ? '1,000 users' : undefined),
};

const NONE = { status: 0, body: '' };

function wentThrough(runs: Evidence['runs']): boolean {
  return STAGE_NAMES.every((stage) =>
    runs.some(({ run }) => run.stage === stage && run.response.status === 200),
  );
}

function isIn(flag: FeatureFlag, distinctId: string): boolean {
  return evaluate(flag, { distinctId, properties: {}, budget: createBudget() }).enabled;
}

function activeSets(flag: FeatureFlag | undefined): ConditionSet[] {
  return flag?.active ? flag.filters.groups : [];
}

function isForEveryone({ properties }: ConditionSet) {
  return !properties || properties.length === 0;
}
