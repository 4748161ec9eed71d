/**
 * Flags that ask for the value of other flags.
 */

import type { FeatureFlag } from './flag.ts';
import type { Subject } from './subject.ts';

/**
 * Ids of the flags whose values a flag's condition sets ask for. A key that is no id depends on
 * nothing: its filter just never matches.
 */
export function dependenciesOf(flag: FeatureFlag): number[] {
  const ids: number[] = [];
  for (const set of flag.filters.groups) {
    for (const filter of set.properties ?? []) {
      if (filter.type === 'flag' && /^\d+$/.test(filter.key)) ids.push(Number(filter.key));
    }
  }
  return ids;
}

/** Whether a flag depends on one whose value for the subject is not known, so that it is off. */
export function lacksDependency(flag: FeatureFlag, subject: Subject): boolean {
  return dependenciesOf(flag).some((id) => !subject.flagValues?.has(id));
}

/** Some flags, and all that they depend on, over however many others. */
export function reachedFlags<Flag extends FeatureFlag>(
  flags: readonly Flag[],
  all: readonly Flag[],
): Flag[] {
  const byId = new Map(all.map((flag) => [flag.id, flag]));
  const reached = new Set(flags);
  // A set gives what is added to it while it is walked.
  for (const flag of reached) {
    for (const id of dependenciesOf(flag)) {
      const other = byId.get(id);
      if (other) reached.add(other);
    }
  }
  return [...reached];
}
