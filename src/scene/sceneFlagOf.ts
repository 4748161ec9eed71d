import type { FeatureFlag } from '../flags/flag.ts';
import type { SceneFlag } from './scene.ts';

/**
 * The part of a project's flag that decides. Payloads stay behind: they decide nothing, and may be
 * meant for few.
 */
export function sceneFlagOf(flag: FeatureFlag): SceneFlag {
  const { key, active, filters, ensure_experience_continuity, bucketing_identifier } = flag;
  const deciding = { ...filters };
  delete deciding.payloads;
  return {
    key,
    active,
    filters: deciding,
    ...(ensure_experience_continuity && { ensure_experience_continuity }),
    ...(bucketing_identifier && { bucketing_identifier }),
  };
}
