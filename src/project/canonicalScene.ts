import { isDeepStrictEqual } from 'node:util';
import { pickProperties } from '../scene/pickProperties.ts';
import type { Scene, SceneFlag } from '../scene/scene.ts';
import { sceneFlagOf } from '../scene/sceneFlagOf.ts';
import type { Saved } from './readSaved.ts';
import { TUTORIAL_FLAG } from './tutorialFlag.ts';

/** What a receipt shows. */
export interface Shown {
  user: string;
  flag: SceneFlag;
  properties: Readonly<Record<string, unknown>>;
  /** The properties at which the flag looks. */
  keys: readonly string[];
}

/** The smallest scene that opens the same receipt: what PostHog has saved is left out. */
export function canonicalScene({ user, flag, properties, keys }: Shown, saved: Saved): Scene {
  const isFound = flag.key === TUTORIAL_FLAG && isSavedFlag(flag, saved);
  return {
    user,
    ...(!isFound && { flag }),
    ...(!isSavedPerson({ properties, keys }, saved) && {
      person: pickProperties(properties, keys),
    }),
  };
}

/** Whether PostHog has saved the flag just so. */
export function isSavedFlag(flag: SceneFlag, saved: Saved): boolean {
  return saved.flag !== undefined && isSame(flag, sceneFlagOf(saved.flag));
}

/** Whether PostHog has saved just so what the flag looks at. */
export function isSavedPerson(
  { properties, keys }: Pick<Shown, 'properties' | 'keys'>,
  { person, knowsPerson }: Saved,
): boolean {
  const known = pickProperties(person?.properties ?? {}, keys);
  return knowsPerson && isSame(pickProperties(properties, keys), known);
}

/** Compares what would stand in a link: there, undefined and absent are one. */
function isSame(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
