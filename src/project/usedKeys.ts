import type { FeatureFlag } from '../flags/flag.ts';
import { reachedFlags } from '../flags/reachedFlags.ts';
import { usedProperties } from '../flags/usedProperties.ts';
import type { Surroundings } from './readSurroundings.ts';

/**
 * The person properties at which a flag looks, itself or by the flags that it depends on. The
 * distinct ID is none of them: PostHog puts it among the properties, but nobody can set it there.
 */
export function usedKeys(flag: FeatureFlag, { flags, cohorts }: Surroundings): string[] {
  const keys = reachedFlags([flag], flags).flatMap((each) => [...usedProperties(each, cohorts)]);
  return [...new Set(keys)].filter((key) => key !== 'distinct_id');
}
