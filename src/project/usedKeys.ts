import { dependenciesOf } from '../flags/dependenciesOf.ts';
import type { FeatureFlag } from '../flags/flag.ts';
import { usedProperties } from '../flags/usedProperties.ts';
import type { Surroundings } from './readSurroundings.ts';

/**
 * The person properties at which a flag looks, itself or by the flags that it depends on. The
 * distinct ID is none of them: PostHog puts it among the properties, but nobody can set it there.
 */
export function usedKeys(flag: FeatureFlag, { flags, cohorts }: Surroundings): string[] {
  const byId = new Map(flags.map((each) => [each.id, each]));
  const reached = new Set([flag]);
  // A set gives what is added to it while it is walked.
  for (const each of reached) {
    for (const id of dependenciesOf(each)) {
      const other = byId.get(id);
      if (other) reached.add(other);
    }
  }
  const keys = [...reached].flatMap((each) => [...usedProperties(each, cohorts)]);
  return [...new Set(keys)].filter((key) => key !== 'distinct_id');
}
