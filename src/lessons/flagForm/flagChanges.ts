/**
 * What a draft changes of the flag that it began with, in the fields of PostHog’s REST API.
 */

import { parsePercentage } from '../../scene/percentage.ts';
import { filterOf, type Json } from './filterDraft.ts';
import { filtersIn, lineText, setDraftOf, type FlagDraft, type SetDraft } from './flagDraft.ts';
import type { SavedFlag } from './savedFlag.ts';

/** The fields that differ, and no others; all of them for a flag that is not there. */
export function changesOf(draft: FlagDraft, original: SavedFlag | undefined): Json {
  const sets = draft.sets.map(setOf);
  if (!original || original.deleted) {
    const { key, name, active } = draft;
    return { key, name: name.trim(), active, filters: { ...original?.filters, groups: sets } };
  }
  const { key, name, filters } = original;
  return {
    ...(draft.key !== key && { key: draft.key }),
    ...(draft.name !== lineText(name) && { name: nameLike(name, draft.name) }),
    ...(hasOtherSets(draft, original) && { filters: { ...filters, groups: sets } }),
  };
}

/** True when the draft's condition sets are not, to the letter, those of a flag. */
export function hasOtherSets({ sets }: FlagDraft, { filters }: SavedFlag): boolean {
  return JSON.stringify(sets.map(setOf)) !== JSON.stringify(filters.groups);
}

/** A condition set as PostHog saves it. What was edited differs from what was saved, and nothing else. */
function setOf({ saved, rollout, filters }: SetDraft): Json {
  const properties = filters.map(filterOf);
  if (!saved) return { properties, rollout_percentage: percentageOf(rollout) };
  const before = filtersIn(saved);
  const hasSameFilters =
    properties.length === before.length && properties.every((filter, at) => filter === before[at]);
  const hasSameRollout = rollout.trim() === setDraftOf(saved).rollout;
  if (hasSameFilters && hasSameRollout) return saved;
  return {
    ...saved,
    ...(!hasSameFilters && { properties }),
    ...(!hasSameRollout && { rollout_percentage: percentageOf(rollout) }),
  };
}

/** What is no percentage is never sent, but shown as it is typed. */
function percentageOf(text: string): number | string {
  return parsePercentage(text) ?? text;
}

/** Lines end as they did. */
function nameLike(old: string, typed: string): string {
  return old.includes('\r\n') ? typed.replaceAll('\n', '\r\n') : typed;
}
