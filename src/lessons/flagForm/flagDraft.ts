/**
 * A flag as the form holds it: all text, nothing checked. Sets, filters and variants that were saved are
 * beside what is typed of them, so that what nobody edits, and what the form cannot edit, stays as it was.
 */

import { isRecord } from '../../json/record.ts';
import { fieldText } from '../../scene/edits.ts';
import { filterDraftOf, type FilterDraft } from './filterDraft.ts';
import type { Json } from './json.ts';
import { lineText } from './lineText.ts';
import type { SavedFlag } from './savedFlag.ts';
import { subjectOf, subjectOfSet } from './subjects.ts';
import { type ValuesDraft, valuesOf } from './variantDraft.ts';

export interface FlagDraft extends ValuesDraft {
  key: string;
  name: string;
  active: boolean;
  /** Whom it is about, see `subjects.ts`. */
  subject: string;
  sets: SetDraft[];
  /** Whether a person's own choice comes first: early access. */
  optIn: boolean;
  /** Whose id is hashed: `distinct_id` or `device_id`. */
  bucketing: string;
  /** Whether someone keeps the value that they had before they logged in. */
  continuity: boolean;
}

export interface SetDraft {
  /** The set as it was saved; undefined for a new one. */
  saved?: Json | undefined;
  /** A percentage, as typed. */
  rollout: string;
  filters: FilterDraft[];
  /** The variant that it gives whatever the hash says; empty for none. */
  variant: string;
}

/** A saved flag as the flag form shows it. */
export function draftOf(flag: SavedFlag): FlagDraft {
  const { key, name, active, filters } = flag;
  return {
    key,
    name: lineText(name),
    active,
    subject: subjectOf(filters),
    sets: filters.groups.map((set) => setDraftOf(set, filters)),
    ...valuesOf(filters),
    optIn: filters['feature_enrollment'] === true,
    bucketing: flag.bucketing_identifier ?? 'distinct_id',
    continuity: flag.ensure_experience_continuity === true,
  };
}

/**
 * A saved condition set as the form shows it.
 * @param filters those of its flag, as it was saved
 */
export function setDraftOf(saved: Json, filters: Json = {}): SetDraft {
  const { rollout_percentage, variant } = saved;
  const subject = subjectOfSet(saved, filters);
  return {
    saved,
    rollout: fieldText(rollout_percentage ?? 100),
    filters: filtersIn(saved).map((filter) => filterDraftOf(filter, subject)),
    variant: typeof variant === 'string' ? lineText(variant) : '',
  };
}

/** The property filters of a saved condition set. */
export function filtersIn({ properties }: Json): Json[] {
  return Array.isArray(properties) ? properties.filter(isRecord) : [];
}
