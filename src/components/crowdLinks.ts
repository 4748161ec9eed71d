import type { Subject } from '../flags/explanation.ts';
import { usedProperties } from '../flags/usedProperties.ts';
import { featureFlagOf } from '../scene/featureFlagOf.ts';
import type { SceneFlag } from '../scene/scene.ts';
import { sceneLink, type SceneLink } from './sceneLink.ts';

/** Where a user can be looked at more closely, with the properties at which the flag looks. */
export function crowdLinks(
  flag: SceneFlag,
  { distinctId, properties }: Subject,
): { receipt: SceneLink; run: SceneLink } {
  const used = usedProperties(featureFlagOf(flag));
  const person = Object.fromEntries(Object.entries(properties).filter(([key]) => used.has(key)));
  const scene = { user: distinctId, flag, person };
  return {
    receipt: sceneLink('/inside-a-flag/receipt', scene),
    run: sceneLink('/run', { ...scene, stage: 'flag', show: 'why' }),
  };
}
