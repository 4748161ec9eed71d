import type { ConditionSet, FeatureFlag, Filters, PropertyFilter } from '../flags/flag.ts';
import type { FilterDraft, FlagDraft, SetDraft } from './flagDraft.ts';
import { needsValue } from './operators.ts';

/** A saved flag as the form shows it. */
export function draftOf({ id, key, name, active, filters }: FeatureFlag): FlagDraft {
  return { id, key, name, active, sets: filters.groups.map(setDraftOf) };
}

/** What the form cannot show, such as variants and payloads, stays as it was saved. */
export function filtersOf({ sets }: FlagDraft, saved: Filters | undefined): Filters {
  return { ...saved, groups: sets.map(conditionSetOf) };
}

function setDraftOf({ properties, rollout_percentage }: ConditionSet): SetDraft {
  return {
    rollout: String(rollout_percentage ?? 100),
    filters: (properties ?? []).map(({ key, operator, value }) => ({
      key,
      operator: operator ?? 'exact',
      value: Array.isArray(value) ? value.join(', ') : textOf(value),
    })),
  };
}

function conditionSetOf({ rollout, filters }: SetDraft): ConditionSet {
  return { properties: filters.map(propertyFilterOf), rollout_percentage: Number(rollout) };
}

/** PostHog keeps a list of values for `exact` and `is_not`, one value for everything else. */
function propertyFilterOf({ key, operator, value }: FilterDraft): PropertyFilter {
  const filter = { key: key.trim(), type: 'person', operator } as const;
  if (!needsValue(operator)) return { ...filter, value: operator };
  if (operator !== 'exact' && operator !== 'is_not') return { ...filter, value: value.trim() };
  return {
    ...filter,
    value: value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  };
}

function textOf(value: unknown) {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
