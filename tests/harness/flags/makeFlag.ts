import type * as z from 'zod';
import type { FeatureFlag, filtersSchema } from '../../../src/flags/flag.ts';
import { flagSchema } from '../../../src/flags/flag.ts';

type FiltersInput = z.input<typeof filtersSchema>;
type FlagInput = FiltersInput & Partial<Omit<FeatureFlag, 'filters'>>;

/** A flag from what matters about it; the rest is as PostHog has it for a new flag. */
export function makeFlag(input: FlagInput): FeatureFlag {
  const { id = 1, key = 'flag', active = true, deleted = false, ...rest } = input;
  const { ensure_experience_continuity, bucketing_identifier, ...filters } = rest;
  return flagSchema.parse({
    id,
    key,
    name: '',
    active,
    deleted,
    ensure_experience_continuity,
    bucketing_identifier,
    filters,
  });
}
