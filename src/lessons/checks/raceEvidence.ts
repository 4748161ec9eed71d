import { evaluate } from '../../flags/evaluate.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { personProperties } from '../../flags/personProperties.ts';
import { createBudget, type SearchBudget } from '../../flags/searchBudget.ts';
import { sentName } from '../../project/sentName.ts';
import type { RunReport } from '../../receipts/runReport.ts';
import type { StageName } from '../stages.ts';
import type { Evidence } from './evidence.ts';
import { someAsync } from './someAsync.ts';

const CURES: StageName[] = ['person-properties', 'evaluate-later', 'remember'];

/** A second: less can be anybody's network. */
const LAG_MS = 1000;

/** How a race between the question and the event is seen: the property that decides comes too late. */
export const raceEvidence = {
  /** Off, though what the run itself sent would have let the user in. */
  lost: async ({ runs, flag }: Evidence): Promise<boolean> => {
    const off = runs.filter(
      ({ run, flag: answer }) => run.stage === 'flag' && answer?.value === false,
    );
    const definition = off.length > 0 ? await flag() : undefined;
    const budget = createBudget();
    return (
      definition !== undefined && off.some((view) => isDecidedByName(definition, view, budget))
    );
  },

  /** On, for somebody whom this very flag was asked about before the name had arrived. */
  won: async ({ runs, flag, visits }: Evidence): Promise<boolean> => {
    const on = runs.filter(
      ({ run, flag: answer }) => run.stage === 'flag' && answer?.value === true,
    );
    const definition = on.length > 0 ? await flag() : undefined;
    if (!definition) return false;
    const changed = changedAt(definition);
    const budget = createBudget();
    return someAsync(on, async (view) => {
      const { first } = await visits.of(view.run.user);
      return (
        first !== undefined &&
        first < Date.parse(view.run.at) &&
        first > changed &&
        isDecidedByName(definition, view, budget)
      );
    });
  },

  /** On while PostHog lags and has not heard of the user. */
  cured: async ({ runs, delayMs, visits }: Evidence): Promise<boolean> => {
    const cured = runs.filter(
      ({ run, flag }) => CURES.some((stage) => stage === run.stage) && flag?.value === true,
    );
    if (delayMs < LAG_MS) return false;
    return someAsync(cured, async ({ run }) => (await visits.of(run.user)).count === 0);
  },
};

/** Whether the flag is on with the name that the run's event carries, and off without. */
function isDecidedByName(
  flag: FeatureFlag,
  { run, events }: RunReport,
  budget: SearchBudget,
): boolean {
  const name = events.map(sentName).find((sent) => sent !== undefined);
  const isOn = (known: Record<string, unknown>) =>
    evaluate(flag, {
      distinctId: run.user,
      properties: personProperties(run.user, known),
      budget,
    }).enabled;
  return name !== undefined && isOn({ initial_name: name }) && !isOn({});
}

/** When the flag was last saved; long ago for a PostHog that does not say. */
function changedAt({ updated_at }: FeatureFlag): number {
  return typeof updated_at === 'string' ? Date.parse(updated_at) : 0;
}
