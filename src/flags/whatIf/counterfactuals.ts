import { reachedCohorts } from '../cohorts/reachedCohorts.ts';
import type { Decision } from '../decision.ts';
import { dependenciesOf, reachedFlags } from '../dependencies.ts';
import { evaluate } from '../evaluate.ts';
import { evaluateAll } from '../evaluateAll.ts';
import type { FeatureFlag } from '../flag.ts';
import { type Subject, withBudget } from '../subject.ts';
import { applyChange, type Change } from './applyChange.ts';
import { candidateChanges } from './candidateChanges.ts';

/** A change that turns a flag on or off for someone, and what the flag decides after it. */
export interface Counterfactual {
  change: Change;
  after: Decision;
}

const MOST = 6;
const MOST_OF_A_KIND = 2;
/** Flags may have thousands of filters, and each candidate costs an evaluation. */
const MOST_TRIED = 500;
/** Each candidate costs a decision of every flag and every cohort that the flag reaches. */
const MOST_DECIDED = 20_000;
/** Patterns may take long to search, and whoever opens a link waits. */
const PATIENCE_MS = 1000;

/**
 * The smallest single changes that would turn a flag on for a subject for whom it is off, or off
 * where it is on; those that touch the fewest people come first. Each was evaluated: `after` is what
 * the flag then decides. A percentage is the first whole one that does it.
 *
 * @param flags the project's flags, for a flag that depends on others; else the values that
 *   `subject.flagValues` has are taken to stay as they are
 */
export function counterfactuals(
  flag: FeatureFlag,
  subject: Subject,
  flags?: readonly FeatureFlag[],
): Counterfactual[] {
  // One moment for all, so that nothing flips because the clock runs on.
  const asked: Subject = { ...withBudget(subject), now: subject.now ?? Date.now() };
  const others = reachedOthers(flag, flags);
  const before = decideAmong(flag, asked, others);
  if (!before.decision) return [];
  const { enabled } = before.decision;
  const found: Counterfactual[] = [];
  let tries = mostTried([flag, ...(others ?? [])], asked);
  const end = performance.now() + PATIENCE_MS;
  for (const alternatives of candidateChanges(flag, before.subject)) {
    const kind = alternatives[0]?.kind;
    if (found.length === MOST || tries <= 0) break;
    if (found.filter(({ change }) => change.kind === kind).length === MOST_OF_A_KIND) continue;
    for (const change of alternatives) {
      const flip = tryOut(change);
      if (!flip) continue;
      found.push(flip);
      break;
    }
  }
  return found;

  function tryOut(change: Change): Counterfactual | undefined {
    if (tries-- <= 0 || performance.now() > end) return undefined;
    const changed = applyChange(flag, asked, change);
    const after = decideAmong(changed.flag, changed.subject, others).decision;
    // To break a flag, so that it cannot be decided, is no way to turn it off.
    const flips = after && after.enabled !== enabled && !after.failed;
    return flips ? { change, after } : undefined;
  }
}

function mostTried(flags: readonly FeatureFlag[], { cohorts }: Subject): number {
  const decided = flags.length + (cohorts ? reachedCohorts(flags, cohorts).length : 0);
  return Math.min(MOST_TRIED, Math.ceil(MOST_DECIDED / decided));
}

/**
 * The flags that a flag reaches by its dependencies; no change makes it depend on another. Undefined
 * when their values are taken as they are.
 */
function reachedOthers(
  flag: FeatureFlag,
  flags: readonly FeatureFlag[] | undefined,
): readonly FeatureFlag[] | undefined {
  if (!flags || dependenciesOf(flag).length === 0) return undefined;
  const others = flags.filter(({ id }) => id !== flag.id);
  return reachedFlags([flag], others).slice(1);
}

/** Undefined for a flag that depends on itself, which has no decision. */
function decideAmong(
  flag: FeatureFlag,
  subject: Subject,
  others: readonly FeatureFlag[] | undefined,
): { decision: Decision | undefined; subject: Subject } {
  if (!others || dependenciesOf(flag).length === 0) {
    return { decision: evaluate(flag, subject), subject };
  }
  const { decisions, subject: informed } = evaluateAll([...others, flag], subject);
  return { decision: decisions.get(flag.key), subject: informed };
}
