import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { greetingOf } from '../../evidence/greetingOf.ts';
import { isDecidedByName } from '../../evidence/isDecidedByName.ts';
import { flagSeen, saw } from '../../evidence/seen.ts';
import { evaluate } from '../../flags/evaluate.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { createBudget } from '../../flags/searchBudget.ts';

/** A client that is told nothing gives up after three seconds: that is no slow network. */
const GAVE_UP_MS = 2500;

/** How the checks are seen that a page by itself proves. */
export const pageChecks = {
  'plain-hello': ({ runs, firstUser }: Evidence): Seen =>
    runs.some((view) => saw(view, 'plain', 'hello') && view.run.user === firstUser)
      ? 'Hello'
      : undefined,

  /** A page as ever, while PostHog has taken no event of the run. */
  'page-unharmed': ({ runs }: Evidence): Seen => {
    const unharmed = runs.find(({ run }) => {
      const sent = run.exchanges.filter(({ path }) => path.startsWith('/batch'));
      const isTaken = sent.some(({ status = 0 }) => status >= 200 && status < 300);
      return (
        run.stage === 'capture' &&
        greetingOf(run.response) === 'hello' &&
        !isTaken &&
        (run.fault === 'down' ||
          sent.some(({ status, error }) => error !== undefined || (status ?? 0) >= 500))
      );
    });
    return unharmed && 'Hello, no event';
  },

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
};

function isIn(flag: FeatureFlag, distinctId: string): boolean {
  return evaluate(flag, { distinctId, properties: {}, budget: createBudget() }).enabled;
}
