import type { Filters } from '../../flags/flag.ts';
import { isolate } from '../../text/isolation.ts';
import { shortValue } from '../ui/format.ts';

/** What a flag has besides its condition sets, a sentence each. */
export function flagTraits(filters: Filters): string[] {
  const { multivariate, payloads, aggregation_group_type_index: kind, holdout } = filters;
  const shares = (multivariate?.variants ?? []).map(
    ({ key, rollout_percentage }) => `“${isolate(key)}” ${rollout_percentage} %`,
  );
  return [
    ...(shares.length > 0 ? [`Its variants: ${shares.join(', ')}.`] : []),
    ...Object.entries(payloads ?? {}).map(
      ([key, payload]) => `The payload of ${isolate(key)}: ${shortValue(payload)}`,
    ),
    ...(typeof kind === 'number' ? ['It matches groups, not persons.'] : []),
    ...(filters.feature_enrollment ? ['A person’s own choice comes first: early access.'] : []),
    ...(holdout ? [`A holdout keeps ${holdout.exclusion_percentage} % apart.`] : []),
  ];
}
