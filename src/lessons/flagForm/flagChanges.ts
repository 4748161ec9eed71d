/**
 * What a draft changes of the flag that it began with, in the fields of PostHog’s REST API.
 */

import { parsePercentage } from '../../scene/percentage.ts';
import { filterOf } from './filterDraft.ts';
import type { Json } from './json.ts';
import { filtersIn, type FlagDraft, type SetDraft, setDraftOf } from './flagDraft.ts';
import { lineText } from './lineText.ts';
import type { SavedFlag } from './savedFlag.ts';
import { aboutSubject, isChanged, saysSubject, subjectOfSet, wantedSubject } from './subjects.ts';
import { valueFilters } from './variantDraft.ts';

/** The fields that differ, and no others; all of them for a flag that is not there. */
export function changesOf(draft: FlagDraft, original: SavedFlag | undefined): Json {
  const { key, name, active, bucketing, continuity } = draft;
  if (!original || original.deleted) {
    return {
      key,
      name: name.trim(),
      active,
      filters: filtersOf(draft, original?.filters ?? { groups: [] }),
      ...(bucketing !== BY_ID && { bucketing_identifier: bucketing }),
      ...(continuity && { ensure_experience_continuity: true }),
    };
  }
  const filters = filtersOf(draft, original.filters);
  return {
    ...(key !== original.key && { key }),
    ...(name !== lineText(original.name) && { name: nameLike(original.name, name) }),
    ...(!isSame(filters, original.filters) && { filters }),
    ...bucketingChanges(draft, original),
  };
}

/** What a draft changes of who is hashed, and for how long that holds. */
export function bucketingChanges({ bucketing, continuity }: FlagDraft, flag: SavedFlag): Json {
  return {
    ...(bucketing !== (flag.bucketing_identifier ?? BY_ID) && { bucketing_identifier: bucketing }),
    ...(continuity !== (flag.ensure_experience_continuity ?? false) && {
      ensure_experience_continuity: continuity,
    }),
  };
}

/** What a draft changes of a flag's filters, by the parts that a reader edits. */
export function filterChanges(
  draft: FlagDraft,
  filters: SavedFlag['filters'],
): Record<'sets' | 'values' | 'optIn', Json> {
  return {
    sets: setFilters(draft, filters),
    values: valueFilters(draft, filters),
    // Undefined is printed as a key that is not there, which is how PostHog takes it away.
    optIn:
      draft.optIn === (filters['feature_enrollment'] === true)
        ? {}
        : { feature_enrollment: draft.optIn || undefined },
  };
}

/** PostHog hashes distinct IDs where it is told nothing else. */
const BY_ID = 'distinct_id';

function filtersOf(draft: FlagDraft, filters: SavedFlag['filters']): Json {
  const { sets, values, optIn } = filterChanges(draft, filters);
  return { ...filters, ...sets, ...values, ...optIn };
}

function setFilters({ sets, subject }: FlagDraft, filters: SavedFlag['filters']): Json {
  const groups = sets.map((set) => setOf(set, subject, filters));
  return {
    ...(!isSame(groups, filters.groups) && { groups }),
    ...(isChanged(subject, filters) && aboutSubject(subject)),
  };
}

/** A condition set as PostHog saves it. What was edited differs from what was saved, and nothing else. */
function setOf({ saved, rollout, filters, variant }: SetDraft, wanted: string, flag: Json): Json {
  const was = subjectOfSet(saved, flag);
  const subject = wantedSubject(wanted, saved, flag);
  const properties = filters.map((filter) => filterOf(filter, subject, was));
  const rollout_percentage = parsePercentage(rollout) ?? rollout;
  if (!saved) return { properties, rollout_percentage, ...(variant !== '' && { variant }) };
  const shown = setDraftOf(saved, flag);
  const before = filtersIn(saved);
  const hasSameFilters =
    properties.length === before.length && properties.every((filter, at) => filter === before[at]);
  const hasSameRollout = rollout.trim() === shown.rollout;
  const hasSameVariant = variant === shown.variant;
  const hasSameSubject = subject === was || !saysSubject(saved);
  if (hasSameFilters && hasSameRollout && hasSameVariant && hasSameSubject) return saved;
  return {
    ...saved,
    ...(!hasSameFilters && { properties }),
    ...(!hasSameRollout && { rollout_percentage }),
    ...(!hasSameVariant && { variant: variant === '' ? null : variant }),
    ...(!hasSameSubject && aboutSubject(subject)),
  };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Lines end as they did. */
function nameLike(old: string, typed: string): string {
  return old.includes('\r\n') ? typed.replaceAll('\n', '\r\n') : typed;
}
