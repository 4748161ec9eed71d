/**
 * A flag as the REST API gives it, and the part of it that clients can change.
 */

import type { StoredEarlyAccess } from '../../store/earlyAccessTable.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';
import { earlyAccessPreview } from './earlyAccessJson.ts';

/** A feature flag as PostHog's REST API gives it, with the feature that is linked to it. */
export function flagJson(flag: StoredFlag, feature?: StoredEarlyAccess) {
  const isSimple = isSimpleFlag(flag);
  const { filters } = flag;
  return {
    ...flagFields(flag),
    created_by: null,
    last_modified_by: null,
    is_simple_flag: isSimple,
    rollout_percentage: isSimple ? (filters.groups[0]?.rollout_percentage ?? null) : null,
    features: feature ? [earlyAccessPreview(feature, flag.key)] : [],
    experiment_set: [],
    surveys: [],
    can_edit: true,
  };
}

/** The fields of a flag that a client may have set, and the version. */
export function flagFields(flag: StoredFlag) {
  const { id, key, name, active, deleted, filters, version, settings } = flag;
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
    tags: [],
    ensure_experience_continuity: false,
    evaluation_runtime: 'all',
    evaluation_contexts: [],
    bucketing_identifier: null,
    is_remote_configuration: false,
    has_encrypted_payloads: false,
    archived: false,
    ...settings,
  };
}

/** PostHog's word for a flag that is nothing but a rollout percentage. */
function isSimpleFlag({ filters }: StoredFlag): boolean {
  return filters.groups.length === 1 && (filters.groups[0]?.properties ?? []).length === 0;
}
