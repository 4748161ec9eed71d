/**
 * A flag as the form holds it: made from a saved flag, and turned back into filters.
 */

import type { ConditionSet, FeatureFlag, Filters, PropertyFilter } from '../../flags/flag.ts';
import { fieldText } from '../../scene/edits.ts';
import { parseList } from '../../scene/listText.ts';

/** A feature flag as the reader types it in the flag form: all text, nothing checked yet. */
export interface FlagDraft {
  key: string;
  name: string;
  active: boolean;
  sets: SetDraft[];
}

/** A condition set as typed. */
export interface SetDraft {
  /** A percentage, as typed. */
  rollout: string;
  filters: FilterDraft[];
}

/** A property filter as typed. */
export interface FilterDraft {
  key: string;
  operator: string;
  value: string;
}

/** A saved flag as the flag form shows it. */
export function draftOf({ key, name, active, filters }: FeatureFlag): FlagDraft {
  return { key, name, active, sets: filters.groups.map(setDraftOf) };
}

function setDraftOf({ properties, rollout_percentage }: ConditionSet): SetDraft {
  return {
    rollout: String(rollout_percentage ?? 100),
    filters: (properties ?? []).map(({ key, operator, value }) => ({
      key,
      operator: operator ?? 'exact',
      value: fieldText(value),
    })),
  };
}

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
  return { ...filter, value: parseList(value) };
}

/** Whether an operator compares with a value at all. */
export function needsValue(operator: string): boolean {
  return operator !== 'is_set' && operator !== 'is_not_set';
}
