import type { Finding } from '../tutorial.ts';
import { frontsOf, turnAtLogin } from './frontsOf.ts';
import { saidIn } from './saidIn.ts';

/** What answers the questions of this tutorial that a run answers. */
export const findings: Record<string, Finding> = {
  /** `new to old`, `stays new`. */
  'login-turn': (view) => turnAtLogin(view),

  /** `flips` or `stays`. */
  'at-login': (view) => {
    const turn = turnAtLogin(view);
    return turn && (turn.startsWith('stays') ? 'stays' : 'flips');
  },

  /** `1 front` where the page has not changed by itself before the button was pressed. */
  'before-login': (view) => {
    const { before = [] } = frontsOf(view) ?? {};
    if (before.length === 0) return undefined;
    return before.length === 1 ? '1 front' : `${before.length} fronts`;
  },

  /** What the flag says first. */
  'first-said': (view) => saidIn(view)[0],

  /** Whose ID the last answer was about, in the receipt's words. */
  hashed: (view) => (view.answers.length > 1 ? view.receipt?.explanation.bucketedBy : undefined),

  /** Whether the events after the login are somebody's or a stranger's. */
  identified: (view) => {
    if (turnAtLogin(view) === undefined) return undefined;
    return view.events.some(({ distinctId }) => distinctId === view.run.user) ? 'user' : 'stranger';
  },
};
