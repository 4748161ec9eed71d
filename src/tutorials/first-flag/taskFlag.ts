import type { SceneFlag } from '../../scene/scene.ts';
import { newCoolFeature } from './newCoolFeature.ts';

/** The tutorial's flag as a check of a task makes it: half of everyone, and whom its second set names. */
export function taskFlag(named: readonly string[]): SceneFlag {
  const { recipe } = newCoolFeature;
  const [halves, second] = recipe.filters.groups;
  const properties = [
    { key: 'initial_name', type: 'person' as const, operator: 'exact', value: [...named] },
  ];
  const groups = [{ ...halves }, { ...second, properties }];
  return { ...recipe, filters: { groups } };
}
