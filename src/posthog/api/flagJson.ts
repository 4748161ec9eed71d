import type { StoredFlag } from '../store/storedFlag.ts';

/** A feature flag as PostHog's REST API gives it. */
export function flagJson(flag: StoredFlag) {
  const { id, key, name, active, deleted, filters, version, settings } = flag;
  const isSimple = isSimpleFlag(flag);
  return {
    id,
    key,
    name,
    active,
    deleted,
    filters,
    version,
    created_at: new Date(flag.createdAt).toISOString(),
    updated_at: new Date(flag.updatedAt).toISOString(),
    created_by: null,
    is_simple_flag: isSimple,
    rollout_percentage: isSimple ? (filters.groups[0]?.rollout_percentage ?? null) : null,
    tags: [],
    ensure_experience_continuity: false,
    evaluation_runtime: 'all',
    evaluation_contexts: [],
    bucketing_identifier: null,
    ...settings,
  };
}

/** PostHog's word for a flag that is nothing but a rollout percentage. */
function isSimpleFlag({ filters }: StoredFlag): boolean {
  return filters.groups.length === 1 && (filters.groups[0]?.properties ?? []).length === 0;
}
