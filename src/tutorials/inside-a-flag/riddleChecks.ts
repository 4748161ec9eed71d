import type { RunReport } from '../../receipts/runReport.ts';
import { featureProperty } from '../../flags/featureProperty.ts';
import { newCoolFeature } from '../first-flag/newCoolFeature.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { askedAbout, saw, sentValue, visitSent } from '../../evidence/seen.ts';

/** How the two riddles are seen to be solved: by what tells their stages apart, and by nothing less. */
export const riddleChecks = {
  /** Somebody who is on went through both stages, and both visits say true. */
  'true-alike': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      if (sentValue(view) === true) notes.add(view.run.stage, view.run.user);
    }
    const both = notes.users('missing-false').find((user) => notes.has('flag-property', user));
    return both === undefined ? undefined : 'true, true';
  },

  /** Somebody who is off went through both stages, and the two events differ by one property. */
  'false-found': async ({ runs, notes, newestOf }: Evidence): Promise<Seen> => {
    for (const view of runs) {
      if (saw(view, 'missing-false', 'hello') && sentValue(view) === undefined && visitSent(view)) {
        notes.add('none', view.run.user);
      }
      if (saw(view, 'flag-property', 'hello') && sentValue(view) === false) {
        notes.add('false', view.run.user);
      }
    }
    for (const user of notes.users('none').filter((one) => notes.has('false', one))) {
      const visits = (await newestOf(user)).map(({ properties }) => Object.keys(properties));
      const property = featureProperty(newCoolFeature.key);
      const told = visits.find((keys) => keys.includes(property));
      const untold = visits.find((keys) => !keys.includes(property));
      if (told && untold && differenceOf(told, untold).length === 1) return 'false, none';
    }
    return undefined;
  },

  'both-pages': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs) {
      for (const greeting of ['hello', 'welcome'] as const) {
        if (saw(view, 'flickering-page', greeting)) notes.add(greeting, view.run.user);
      }
    }
    return notes.users('hello').some((user) => notes.has('welcome', user))
      ? 'hello, welcome'
      : undefined;
  },

  /** The same user twice, with the app as it was: the same page, and asked about by name. */
  steady: ({ runs, notes }: Evidence): Seen => {
    const own = runs.filter(isOwn);
    const again = own.some(({ run }) => notes.has('run', run.user));
    for (const { run } of own) notes.add('run', run.user);
    return again ? 'twice the same' : undefined;
  },
};

function isOwn(view: RunReport): boolean {
  return saw(view, 'flag-property', 'welcome') && askedAbout(view) === view.run.user;
}

function differenceOf(one: string[], other: string[]): string[] {
  const [a, b] = [new Set(one), new Set(other)];
  return [...a.symmetricDifference(b)];
}
