/**
 * An early access feature as clients are shown it: in the REST API, and to those who may opt in.
 */

import type { StoredEarlyAccess } from '../../store/earlyAccessTable.ts';
import type { StoredFlag } from '../../store/storedFlag.ts';

/** An early access feature as PostHog's REST API gives it, with the flag that it is behind. */
export function earlyAccessJson(feature: StoredEarlyAccess, flag: StoredFlag | undefined) {
  const { uuid, name, description, stage, documentationUrl, payload, createdAt } = feature;
  return {
    id: uuid,
    feature_flag: flag ? flagPart(flag) : null,
    name,
    description,
    stage,
    documentation_url: documentationUrl,
    payload,
    created_at: new Date(createdAt).toISOString(),
    created_by: null,
    assignee: null,
  };
}

/** A feature as posthog-js shows it to those who may opt in. */
export function earlyAccessPreview(feature: StoredEarlyAccess, flagKey: string | null) {
  const { uuid, name, description, stage, documentationUrl, payload } = feature;
  const assignee = null;
  return { id: uuid, name, description, stage, documentationUrl, payload, flagKey, assignee };
}

function flagPart({ id, key, name, active, deleted, filters, version, settings }: StoredFlag) {
  const ensure_experience_continuity = settings['ensure_experience_continuity'] ?? false;
  return { id, name, key, filters, deleted, active, ensure_experience_continuity, version };
}
