import { type Decision, flagValue } from './decision.ts';
import { dependenciesOf } from './dependencies.ts';
import { evaluate } from './evaluate.ts';
import type { FeatureFlag } from './flag.ts';
import { type Subject, withBudget } from './subject.ts';

/** What a project's flags decided for one subject. */
export interface Evaluation {
  /** By flag key, in the flags' order; flags that depend on themselves are left out. */
  decisions: Map<string, Decision>;
  /** The subject, who knows the flags' values now: what `explain` needs for flags with dependencies. */
  subject: Subject;
  /** Keys of the flags left out: those in a cycle of dependencies, and those that depend on one. */
  cyclic: string[];
}

/**
 * Decides all flags of a project for a subject, each after the flags that it depends on. A flag
 * that is missing, or depends on a missing one, makes those that depend on it miss it, too.
 *
 * @param flags all of the project's flags, also inactive ones: they count as false for dependents
 */
export function evaluateAll(flags: readonly FeatureFlag[], subject: Subject): Evaluation {
  const flagValues = new Map<number, boolean | string | null>();
  const flagKeys = new Map(flags.map(({ id, key }) => [id, key]));
  const informed: Subject = { ...withBudget(subject), flagValues, flagKeys };
  const byKey = new Map<string, Decision>();
  const { ordered, cyclic } = sortByDependency(flags);
  for (const flag of ordered) {
    const decision = evaluate(flag, informed);
    byKey.set(flag.key, decision);
    if (decision.failed) flagValues.set(flag.id, null);
    else if (decision.reason.code !== 'missing_dependency') {
      flagValues.set(flag.id, flagValue(decision));
    }
  }
  const decisions = new Map<string, Decision>();
  for (const { key } of flags) {
    const decision = byKey.get(key);
    if (decision) decisions.set(key, decision);
  }
  return { decisions, subject: informed, cyclic };
}

/** Walks from each flag to its dependencies; meeting a flag that is still being walked is a cycle. */
function sortByDependency(flags: readonly FeatureFlag[]) {
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  const state = new Map<number, 'walking' | 'sound' | 'cyclic'>();
  const ordered: FeatureFlag[] = [];
  const isSound = (flag: FeatureFlag): boolean => {
    const known = state.get(flag.id);
    if (known !== undefined) return known === 'sound';
    state.set(flag.id, 'walking');
    const dependencies = dependenciesOf(flag).flatMap((id) => byId.get(id) ?? []);
    const sound = dependencies.every(isSound);
    state.set(flag.id, sound ? 'sound' : 'cyclic');
    if (sound) ordered.push(flag);
    return sound;
  };
  const cyclic = flags.filter((flag) => !isSound(flag)).map(({ key }) => key);
  return { ordered, cyclic };
}
