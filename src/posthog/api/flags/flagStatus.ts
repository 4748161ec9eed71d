/**
 * How far a flag is rolled out, and whether it has done its work.
 */

import type { ConditionSet } from '../../../flags/flag.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';

const MONTH = 30 * 86_400_000;

/**
 * Whether a flag is in use or stale, with PostHog's words for why. When it was called last is not
 * kept, and so it is told by its age and its condition sets, as of flags that PostHog has not seen
 * called.
 *
 * @param now milliseconds since 1970
 */
export function flagStatus(flag: StoredFlag, now: number) {
  const [status, reason] = statusOf(flag, now);
  return {
    status,
    reason,
    reason_states_rollout: status === 'stale',
    rollout: rolloutOf(flag),
  };
}

function statusOf(flag: StoredFlag, now: number): [status: string, reason: string] {
  if (flag.deleted) return ['deleted', 'Flag has been deleted'];
  if (flag.settings['archived'] === true) return ['archived', 'Flag has been archived'];
  if (!flag.active) return ['active', 'Flag is disabled (not evaluated for staleness)'];
  const full = fullRollout(flag);
  if (full && flag.createdAt < now - MONTH) {
    return [
      'stale',
      full.variant === null
        ? 'This boolean flag will always evaluate to "true"'
        : `This flag will always use the variant "${full.variant}"`,
    ];
  }
  return ['active', 'Flag has no usage data yet'];
}

function rolloutOf(flag: StoredFlag) {
  const { groups, multivariate } = flag.filters;
  const percentages = groups.map((set) => set.rollout_percentage ?? 100);
  return {
    effectively_full_rollout: fullRollout(flag) !== undefined,
    has_targeting_conditions: groups.some(({ properties }) => (properties ?? []).length > 0),
    max_rollout_percentage: percentages.length > 0 ? Math.max(...percentages) : null,
    is_multivariate: (multivariate?.variants ?? []).length > 0,
  };
}

/** What a flag gives everyone; undefined when it depends on who asks. */
export function fullRollout({ filters }: StoredFlag): { variant: string | null } | undefined {
  const variants = filters.multivariate?.variants ?? [];
  const full = filters.groups.filter(isForEveryone);
  if (variants.length === 0) {
    return full.length > 0 || filters.groups.length === 0 ? { variant: null } : undefined;
  }
  const only = variants.find(({ rollout_percentage }) => rollout_percentage === 100)?.key;
  const variant = full.find((set) => set.variant)?.variant ?? only;
  return full.length > 0 && variant !== undefined ? { variant } : undefined;
}

function isForEveryone({ properties, rollout_percentage }: ConditionSet): boolean {
  return rollout_percentage === 100 && (properties ?? []).length === 0;
}
