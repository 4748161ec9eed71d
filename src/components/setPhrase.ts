import type { ConditionSet } from '../flags/flag.ts';
import { filterPhrase } from './filterPhrase.ts';

/** Whom a condition set lets in, e.g. `50 % of everyone` or `everyone whose initial_name is ada`. */
export function setPhrase({ properties, rollout_percentage }: ConditionSet): string {
  const percentage = rollout_percentage ?? 100;
  const filters = (properties ?? []).map(filterPhrase);
  const share = percentage === 100 ? 'everyone' : `${percentage} % of everyone`;
  return filters.length === 0 ? share : `${share} whose ${filters.join(' and ')}`;
}
