import type { ConditionSet, FeatureFlag, PropertyFilter } from '../flag.ts';

/**
 * Whether a save can take a flag from nobody, whoever they are: each condition set is still in its
 * place, with the same filters or fewer and no smaller percentage, and what is new comes after.
 *
 * False means only that this does not follow from the conditions. It may still lose nobody, such as
 * where a set gives way to one that takes in more.
 */
export function onlyWidens(before: FeatureFlag, after: FeatureFlag): boolean {
  if (!before.active || before.deleted) return true;
  if (!after.active || after.deleted || frameOf(before) !== frameOf(after)) return false;
  if (after.filters.early_exit) return false;
  const { groups: sets } = before.filters;
  const now = after.filters.groups;
  const isKept = sets.every((set, index) => {
    const next = now[index];
    return next !== undefined && covers(next, set);
  });
  // A flag that depends on one which is not there is off for everyone.
  const added = now.slice(sets.length).flatMap(({ properties }) => properties ?? []);
  return isKept && added.every(({ type }) => type !== 'flag');
}

/** All that decides besides the sets: the hash, the holdout, early access. */
function frameOf(flag: FeatureFlag): string {
  const { key, bucketing_identifier, ensure_experience_continuity, filters } = flag;
  const {
    aggregation_group_type_index: group,
    holdout,
    feature_enrollment,
    super_groups,
  } = filters;
  return JSON.stringify([
    key,
    bucketing_identifier === 'device_id',
    ensure_experience_continuity === true,
    group ?? null,
    holdout ?? null,
    feature_enrollment === true,
    super_groups ?? null,
  ]);
}

/** Whether a set lets in everyone whom the one before it let in. */
function covers(set: ConditionSet, before: ConditionSet): boolean {
  const isSameGroup = set.aggregation_group_type_index === before.aggregation_group_type_index;
  const isLess = (set.rollout_percentage ?? 100) < (before.rollout_percentage ?? 100);
  if (!isSameGroup || isLess) return false;
  const [kept, had] = [set, before].map(({ properties }) => (properties ?? []).map(filterText));
  if (JSON.stringify(kept) === JSON.stringify(had)) return true;
  const canDrop = (before.properties ?? []).every(isPlain);
  return canDrop && (kept ?? []).every((filter) => had?.includes(filter));
}

/**
 * A filter that does nothing but pass or not. Of the others some can fail a flag, and patterns share
 * a budget: without the filter before them, they are looked at for more people.
 */
function isPlain({ type, operator }: PropertyFilter): boolean {
  return type !== 'cohort' && type !== 'flag' && !operator?.endsWith('regex');
}

function filterText({ key, type, operator, value, group_type_index }: PropertyFilter): string {
  return JSON.stringify([key, type, operator ?? null, value ?? null, group_type_index ?? null]);
}
