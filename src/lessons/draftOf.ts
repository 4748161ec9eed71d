import type { ConditionSet, FeatureFlag } from '../flags/flag.ts';
import { fieldText } from '../scene/fieldText.ts';
import type { FlagDraft, SetDraft } from './flagDraft.ts';

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
