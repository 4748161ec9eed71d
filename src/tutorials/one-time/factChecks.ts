import type { Evidence, Seen } from '../../evidence/evidence.ts';
import { evaluate } from '../../flags/evaluate.ts';
import type { FeatureFlag } from '../../flags/flag.ts';
import { createBudget } from '../../flags/searchBudget.ts';
import { FACT, isKnown } from './fact.ts';
import { pageSaid } from './pageSaid.ts';

/** How the checks of the first two steps are seen: the fact on a person, and a flag that asks for it. */
export const factChecks = {
  'fact-written': async (evidence: Evidence): Promise<Seen> => {
    for (const user of visitors(evidence, 'one-time')) {
      if (await isKnown(evidence, user)) return 'true';
    }
    return undefined;
  },

  /** Two events that each say it was the first, and one person of whom the fact is true. */
  'said-first-twice': async (evidence: Evidence): Promise<Seen> => {
    for (const user of visitors(evidence, 'one-time')) {
      const { count } = await evidence.visits.of(user);
      if (count >= 2 && (await isKnown(evidence, user))) return `${count} events, 1 person`;
    }
    return undefined;
  },

  /** On the event, and not on the person whom the event made. */
  'fact-on-event': async (evidence: Evidence): Promise<Seen> => {
    for (const user of visitors(evidence, 'fact-on-event')) {
      const person = await evidence.person(user);
      if (person && person.properties[FACT] === undefined) return 'on the event alone';
    }
    return undefined;
  },

  /** A flag that is on with the fact, for anybody, and off without. */
  'fact-asked': async ({ flag }: Evidence): Promise<Seen> => {
    const definition = await flag();
    return definition && asksForFact(definition) ? 'set 1' : undefined;
  },

  /** Off by the percentage alone: the property is there. */
  'left-out': async (evidence: Evidence): Promise<Seen> => {
    for (const view of evidence.runs) {
      const isLeftOut =
        view.run.stage === 'one-time-flag' &&
        pageSaid(view) === 'Hello World!' &&
        view.flag?.reason?.code === 'out_of_rollout_bound';
      if (isLeftOut && (await isKnown(evidence, view.run.user))) return 'off, with the fact';
    }
    return undefined;
  },
};

/** Who was run in this step with a stage, now or before: their event may arrive later than the page. */
function visitors({ runs, notes }: Evidence, stage: string): string[] {
  for (const view of runs) {
    if (view.run.stage === stage && pageSaid(view) !== undefined) notes.add('run', view.run.user);
  }
  return notes.users('run');
}

function asksForFact(flag: FeatureFlag): boolean {
  const isOn = (properties: Record<string, unknown>) =>
    evaluate(flag, { distinctId: 'anybody', properties, budget: createBudget() }).enabled;
  const isForAll = flag.filters.groups.some(
    ({ rollout_percentage: percentage }) => (percentage ?? 100) === 100,
  );
  return isForAll && isOn({ [FACT]: true }) && !isOn({});
}
