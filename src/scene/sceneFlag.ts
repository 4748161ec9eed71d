/**
 * What a scene takes of a flag and of a person, and gives to the evaluator. Apart from the schema,
 * which browsers do not load.
 */

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

/**
 * A scene's flag as the evaluator takes one.
 * @param id the flag's id in the project, by which flags that depend on each other know each other
 */
export function featureFlagOf(flag: SceneFlag, id = 0): FeatureFlag {
  return { ...flag, id, name: '', deleted: false };
}

/** Which kind of group a flag matches by, as a group type index; null for one that matches by person. */
export function flagGroupType({ filters }: Pick<SceneFlag, 'filters'>): number | null {
  return filters.aggregation_group_type_index ?? null;
}

/** Those of a person's properties that have one of the keys. */
export function pickProperties(
  properties: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => keys.includes(key)));
}
