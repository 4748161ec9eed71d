/**
 * A flag as the form holds it: all text, nothing checked. Sets and filters that were saved are beside
 * what is typed of them, so that what nobody edits, and what the form cannot edit, stays as it was.
 */

import { isRecord } from '../../json/record.ts';
import { fieldText } from '../../scene/edits.ts';
import { filterDraftOf, type FilterDraft, type Json } from './filterDraft.ts';
import type { SavedFlag } from './savedFlag.ts';

export interface FlagDraft {
  key: string;
  name: string;
  active: boolean;
  sets: SetDraft[];
}

export interface SetDraft {
  /** The set as it was saved; undefined for a new one. */
  saved?: Json | undefined;
  /** A percentage, as typed. */
  rollout: string;
  filters: FilterDraft[];
}

/** A saved flag as the flag form shows it. */
export function draftOf({ key, name, active, filters }: SavedFlag): FlagDraft {
  return { key, name: lineText(name), active, sets: filters.groups.map(setDraftOf) };
}

/** A saved condition set as the form shows it. */
export function setDraftOf(saved: Json): SetDraft {
  const { rollout_percentage } = saved;
  return {
    saved,
    rollout: fieldText(rollout_percentage ?? 100),
    filters: filtersIn(saved).map(filterDraftOf),
  };
}

/** The property filters of a saved condition set. */
export function filtersIn({ properties }: Json): Json[] {
  return Array.isArray(properties) ? properties.filter(isRecord) : [];
}

/** A text as a form gives it back that nobody edited: lines end alike, and what no page can hold is marked. */
export function lineText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD').toWellFormed();
}
