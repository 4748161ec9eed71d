import type { Subject } from '../flags/explanation.ts';
import type { SceneFlag } from '../scene/scene.ts';
import { sceneLink, type SceneLink } from './sceneLink.ts';

/** Where a user can be looked at more closely, with the properties at which the flag looks. */
export function crowdLinks(
  flag: SceneFlag,
  { distinctId, properties }: Subject,
): { receipt: SceneLink; run: SceneLink } {
  const filters = flag.filters.groups.flatMap((set) => set.properties ?? []);
  const asked = new Set(filters.map(({ key }) => key));
  const person = Object.fromEntries(Object.entries(properties).filter(([key]) => asked.has(key)));
  const scene = { user: distinctId, flag, person };
  return {
    receipt: sceneLink('/inside-a-flag/receipt', scene, '#receipt'),
    run: sceneLink('/run', { ...scene, stage: 'flag', show: 'why' }),
  };
}
