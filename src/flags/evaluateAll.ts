import { type Decision, flagValue } from './decision.ts';
import { dependenciesOf } from './dependencies.ts';
import { evaluate } from './evaluate.ts';
import type { FeatureFlag } from './flag.ts';
import { type Subject, withBudget } from './subject.ts';
import { walkReferences } from './walkReferences.ts';

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

/** Puts each flag after its dependencies; those that reach a cycle come into no order. */
function sortByDependency(flags: readonly FeatureFlag[]) {
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  const ordered = new Map<number, FeatureFlag>();
  walkReferences(byId.keys(), {
    referencesOf: (id) => {
      const flag = byId.get(id);
      return flag ? dependenciesOf(flag).filter((other) => byId.has(other)) : [];
    },
    leave: (id, dependencies) => {
      const flag = byId.get(id);
      if (flag && dependencies.every((other) => ordered.has(other))) ordered.set(id, flag);
    },
  });
  const cyclic = flags.filter(({ id }) => !ordered.has(id)).map(({ key }) => key);
  return { ordered: ordered.values(), cyclic };
}
