import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { pageSaid } from './pageSaid.ts';

/** How the checks are seen that a page and the answer of the flag prove by themselves. */
export const pageChecks = {
  /** On, for somebody whom this step has not met before. */
  'known-before': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'one-time-flag')) {
      const seen = flagSeen(view) ?? '';
      if (seen === 'off') notes.add('off', view.run.user);
      if (seen.startsWith('on') && !notes.has('off', view.run.user)) return seen;
    }
    return undefined;
  },

  /** Off for want of the fact, and not of a percentage. */
  'unknown-off': ({ runs }: Evidence): Seen => {
    const unknown = runs.find(
      (view) =>
        view.run.stage === 'one-time-flag' &&
        pageSaid(view) === 'Hello World!' &&
        view.flag?.reason?.code === 'no_condition_match',
    );
    return unknown && 'off';
  },

  'answered-twice': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'one-time-flag')) {
      const said = pageSaid(view);
      if (said === 'Hello World!' && flagSeen(view) === 'off') notes.add('off', view.run.user);
      if (said === 'Welcome Back!' && notes.has('off', view.run.user)) return 'off, then on';
    }
    return undefined;
  },

  'fact-misspelt': (evidence: Evidence): Seen => helloTwice(evidence, 'misspell-the-fact'),
  'written-too-late': (evidence: Evidence): Seen => helloTwice(evidence, 'write-too-late'),

  /** Welcomed by the cookie: PostHog has not heard of them yet. */
  'cookie-held': ({ runs }: Evidence): Seen => {
    const held = runs.some(
      (view) =>
        view.run.stage === 'one-time-cookie' &&
        pageSaid(view) === 'Welcome Back!' &&
        flagSeen(view) === 'off',
    );
    return held ? 'back, though off' : undefined;
  },
};

/** A newcomer at a visit, and again at one that came later. */
function helloTwice({ runs, notes }: Evidence, stage: string): Seen {
  for (const view of runs.filter(({ run }) => run.stage === stage)) {
    if (pageSaid(view) !== 'Hello World!') continue;
    if (notes.has('hello', view.run.user)) return 'new, twice';
    notes.add('hello', view.run.user);
  }
  return undefined;
}
