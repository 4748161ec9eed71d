import type { PropertyFilter } from '../../flags/flag.ts';
import type { Scene, SceneFlag } from '../../scene/scene.ts';
import { sceneParams } from '../../scene/sceneParams.ts';

/** An address, or why there is none. */
export type SceneLink = { href: string; problem?: never } | { href?: never; problem: string };

/** What a filter of each type looks at, and a scene does not hold. */
const ELSEWHERE: Partial<Record<PropertyFilter['type'], string>> = {
  cohort: 'a cohort',
  flag: 'another flag',
  group: 'a group',
  person_metadata: 'the time at which the person was created',
};

/** The link to `path`, e.g. `/run`, that shows a scene there, at the part that `hash` names. */
export function sceneLink(path: string, scene: Scene, hash = ''): SceneLink {
  const missing = scene.flag && whatIsMissing(scene.flag, scene);
  if (missing !== undefined) {
    return {
      problem: `There is no link to this: its flag looks at ${missing}, which a link does not hold.`,
    };
  }
  try {
    return { href: `${path}?${sceneParams(scene)}${hash}` };
  } catch (error) {
    if (error instanceof RangeError) return { problem: error.message };
    throw error;
  }
}

function whatIsMissing({ filters }: SceneFlag, { groups }: Scene): string | undefined {
  const types = filters.groups.flatMap(({ properties }) => properties ?? []);
  const looked = types.filter(({ type }) => type !== 'group' || !groups);
  return looked.map(({ type }) => ELSEWHERE[type]).find((what) => what !== undefined);
}
