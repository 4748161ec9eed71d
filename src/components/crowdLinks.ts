import type { Subject } from '../flags/explanation.ts';
import { pickProperties } from '../scene/pickProperties.ts';
import { RECEIPT_PATH } from '../scene/receiptPath.ts';
import type { SceneFlag } from '../scene/scene.ts';
import { sceneLink, type SceneLink } from './sceneLink.ts';

/** Where a user can be looked at more closely, with the properties at which the flag looks. */
export function crowdLinks(
  flag: SceneFlag,
  { distinctId, properties }: Subject,
): { receipt: SceneLink; run: SceneLink } {
  const filters = flag.filters.groups.flatMap((set) => set.properties ?? []);
  const keys = filters.map(({ key }) => key);
  const scene = { user: distinctId, flag, person: pickProperties(properties, keys) };
  return {
    receipt: sceneLink(RECEIPT_PATH, scene, '#receipt'),
    run: sceneLink('/run', { ...scene, stage: 'flag', show: 'why' }),
  };
}
