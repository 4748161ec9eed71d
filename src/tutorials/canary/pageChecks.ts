import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { flagSeen } from '../../evidence/seen.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import { checkoutShown, isAt } from './checkoutShown.ts';

const YOU = 'you@yourco.example';

/** How the checks are seen that a page and the answer of the flag prove by themselves. */
export const pageChecks = {
  'canary-you': ({ runs }: Evidence): Seen => newFor(runs, (user) => user === YOU),

  'canary-old-page': ({ runs }: Evidence): Seen =>
    runs.some((view) => isShown(view, 'old') && view.run.user !== YOU && flagSeen(view) === 'off')
      ? 'off'
      : undefined,

  'canary-colleague': ({ runs }: Evidence): Seen =>
    newFor(runs, (user) => user !== YOU && isAt(user, 'yourco.example')),

  /** A stranger whose address has the company's name in it. */
  'canary-stranger': ({ runs }: Evidence): Seen =>
    newFor(runs, (user) => isAt(user, 'yourcofans.example')),

  /** Somebody whom an earlier run let in, and this one does not. */
  'canary-stranger-out': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => isAt(run.user, 'yourcofans.example'))) {
      if (isShown(view, 'new')) notes.add('new', view.run.user);
      if (isShown(view, 'old') && notes.has('new', view.run.user)) return 'new, then old';
    }
    return undefined;
  },

  'canary-partner': ({ runs }: Evidence): Seen =>
    newFor(runs, (user) => isAt(user, 'partner.example')),

  /** Somebody whom the sets had let in by their address, and whom the percentage leaves out. */
  'canary-insider-lost': ({ runs }: Evidence): Seen =>
    runs.some(
      (view) =>
        isShown(view, 'old') &&
        (isAt(view.run.user, 'yourco.example') || isAt(view.run.user, 'partner.example')) &&
        view.flag?.reason?.code === 'out_of_rollout_bound',
    )
      ? 'off, out of the fifth'
      : undefined,

  'canary-by-share': ({ runs }: Evidence): Seen =>
    newFor(runs, (user) => isAt(user, 'mail.example')),

  'canary-failed': ({ runs }: Evidence): Seen =>
    runs.some((view) => isFailure(view) && !isAt(view.run.user, 'yourco.example'))
      ? 'on, and broken'
      : undefined,

  /** A customer to whom the broken code did its worst, and whom it can no longer reach. */
  'canary-safe-again': ({ runs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'canary-breaks')) {
      if (isFailure(view)) notes.add('failed', view.run.user);
      const isSafe = checkoutShown(view) === 'old' && notes.has('failed', view.run.user);
      if (isSafe) return 'failed, then old';
    }
    return undefined;
  },

  'canary-page-lost': ({ runs }: Evidence): Seen =>
    runs.some((view) => view.run.stage === 'canary-pay-asks' && checkoutShown(view) === 'sent back')
      ? 'sent back to step 2'
      : undefined,

  'canary-everyone': ({ runs }: Evidence): Seen =>
    newFor(runs, (user) => isAt(user, 'mail.example')),

  /** Old, since PostHog no longer knows the flag that the code asks for. */
  'canary-gone-early': ({ runs }: Evidence): Seen =>
    runs.some((view) => isShown(view, 'old') && flagSeen(view) === 'no flag')
      ? 'old, no flag'
      : undefined,
};

/** The answer of the flag at a visit that got the new checkout, of somebody in question. */
function newFor(runs: readonly RunReport[], isMeant: (user: string) => boolean): Seen {
  const found = runs.find((view) => isShown(view, 'new') && isMeant(view.run.user));
  return found && flagSeen(found);
}

function isShown(view: RunReport, page: 'new' | 'old'): boolean {
  return view.run.stage === 'canary-checkout' && checkoutShown(view) === page;
}

function isFailure(view: RunReport): boolean {
  return view.run.stage === 'canary-breaks' && checkoutShown(view) === 'failed';
}
