import type { ConditionSet, Filters, PropertyFilter } from '../flags/flag.ts';
import type { FilterDraft, FlagDraft, SetDraft } from './flagDraft.ts';
import { needsValue } from './needsValue.ts';

/** A draft as PostHog saves it. What the form cannot show, such as variants, stays as it was saved. */
export function filtersOf({ sets }: FlagDraft, saved: Filters | undefined): Filters {
  return { ...saved, groups: sets.map(conditionSetOf) };
}

function conditionSetOf({ rollout, filters }: SetDraft): ConditionSet {
  return { properties: filters.map(propertyFilterOf), rollout_percentage: Number(rollout) };
}

/** PostHog keeps a list of values for `exact` and `is_not`, one value for everything else. */
function propertyFilterOf({ key, operator, value }: FilterDraft): PropertyFilter {
  const filter = { key: key.trim(), type: 'person', operator } as const;
  if (!needsValue(operator)) return { ...filter, value: operator };
  if (operator !== 'exact' && operator !== 'is_not') return { ...filter, value: value.trim() };
  const values = value.split(',').map((item) => item.trim());
  return { ...filter, value: values.filter((item) => item !== '') };
}
