import type { FeatureFlag } from '../flags/flag.ts';
import type { SceneFlag } from './scene.ts';

/**
 * A scene's flag as the evaluator takes one.
 * @param id the flag's id in the project, by which flags that depend on each other know each other
 */
export function featureFlagOf(flag: SceneFlag, id = 0): FeatureFlag {
  return { ...flag, id, name: '', deleted: false };
}
