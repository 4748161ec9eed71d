import { dependenciesOf } from '../flags/dependenciesOf.ts';
import type { FeatureFlag } from '../flags/flag.ts';

/** Some flags, and all that they depend on, over however many others. */
export function reachedFlags(
  flags: readonly FeatureFlag[],
  all: readonly FeatureFlag[],
): FeatureFlag[] {
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
