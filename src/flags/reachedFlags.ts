import { dependenciesOf } from './dependenciesOf.ts';
import type { FeatureFlag } from './flag.ts';

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
