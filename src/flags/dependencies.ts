/**
 * Flags that ask for the value of other flags.
 */

import type { FeatureFlag, PropertyFilter } from './flag.ts';
import type { Subject } from './subject.ts';

/** Ids of the flags whose values a flag's condition sets ask for. */
export function dependenciesOf(flag: FeatureFlag): number[] {
  const filters = flag.filters.groups.flatMap(({ properties }) => properties ?? []);
  return filters.flatMap((filter) => dependencyOf(filter) ?? []);
}

/**
 * Id of the flag whose value a filter asks for. A key that is no id depends on nothing: its filter
 * just never matches.
 */
function dependencyOf({ type, key }: PropertyFilter): number | undefined {
  return type === 'flag' && /^\d+$/.test(key) ? Number(key) : undefined;
}

/** Whether a flag depends on one whose value for the subject is not known, so that it is off. */
export function lacksDependency(flag: FeatureFlag, subject: Subject): boolean {
  for (const { properties } of flag.filters.groups) {
    for (const filter of properties ?? []) {
      const id = dependencyOf(filter);
      if (id !== undefined && !subject.flagValues?.has(id)) return true;
    }
  }
  return false;
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
