import type { FeatureFlag } from '../../flags/flag.ts';
import { createBudget } from '../../flags/searchBudget.ts';
import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { isDecidedByName } from '../../evidence/isDecidedByName.ts';
import { flagSeen } from '../../evidence/seen.ts';
import { someAsync } from '../../evidence/someAsync.ts';

/** A second: less can be anybody's network. */
const LAG_MS = 1000;

/** How a race between the question and the event is seen: the property that decides comes too late. */
export const raceChecks = {
  /** Off, though what the run itself sent would have let the user in. */
  'race-lost': async ({ runs, flag }: Evidence): Promise<Seen> => {
    const off = runs.filter((view) => view.run.stage === 'flag' && flagSeen(view) === 'off');
    const definition = off.length > 0 ? await flag() : undefined;
    const budget = createBudget();
    return definition !== undefined && off.some((view) => isDecidedByName(definition, view, budget))
      ? 'off'
      : undefined;
  },

  /** On, for somebody whom this very flag was asked about before the name had arrived. */
  'race-won': async ({ runs, flag, visits }: Evidence): Promise<Seen> => {
    const on = runs.filter(
      ({ run, flag: answer }) => run.stage === 'flag' && answer?.value === true,
    );
    const definition = on.length > 0 ? await flag() : undefined;
    if (!definition) return undefined;
    const changed = changedAt(definition);
    const budget = createBudget();
    const isWon = await someAsync(on, async (view) => {
      const { first } = await visits.of(view.run.user);
      return (
        first !== undefined &&
        first < Date.parse(view.run.at) &&
        first > changed &&
        isDecidedByName(definition, view, budget)
      );
    });
    return isWon ? 'off, then on' : undefined;
  },

  /** On while PostHog lags and has not heard of the user. */
  'cure-held': async ({ runs, delayMs, visits }: Evidence): Promise<Seen> => {
    const cured = runs.filter(
      ({ run, flag }) => run.stage === 'person-properties' && flag?.value === true,
    );
    if (delayMs < LAG_MS) return undefined;
    const isHeld = await someAsync(
      cured,
      async ({ run }) => (await visits.of(run.user)).count === 0,
    );
    return isHeld ? 'on, first visit' : undefined;
  },

  /** Off, though the app has waited: not as long as PostHog. */
  'wait-lost': ({ runs, delayMs }: Evidence): Seen =>
    runs.some(
      (view) =>
        view.run.stage === 'evaluate-later' && flagSeen(view) === 'off' && delayMs >= LAG_MS,
    )
      ? 'off, and a second late'
      : undefined,

  /** Off, then on by the cookie, while PostHog still lags. */
  remembered: ({ runs, delayMs, notes }: Evidence): Seen => {
    for (const view of runs.filter(({ run }) => run.stage === 'remember')) {
      if (flagSeen(view) === 'off') notes.add('off', view.run.user);
      const isOn = view.flag?.value === true && notes.has('off', view.run.user);
      if (isOn && delayMs >= LAG_MS) return 'off, then on';
    }
    return undefined;
  },
};

/** When the flag was last saved; long ago for a PostHog that does not say. */
function changedAt({ updated_at }: FeatureFlag): number {
  return typeof updated_at === 'string' ? Date.parse(updated_at) : 0;
}
