/**
 * Links to receipts, as short as what PostHog has saved allows.
 */

import { isDeepStrictEqual } from 'node:util';
import type { Scene, SceneFlag } from '../scene/scene.ts';
import { pickProperties, sceneFlagOf } from '../scene/sceneFlag.ts';
import { RECEIPT_PATH, sceneQuery } from '../scene/sceneParams.ts';
import { type EvaluationContext, usedKeys } from './evaluationContext.ts';
import type { LinkTo } from './receiptOf.ts';
import type { Saved } from './saved.ts';

/** What a receipt shows. */
interface Shown {
  user: string;
  flag: SceneFlag;
  properties: Readonly<Record<string, unknown>>;
  /** The properties at which the flag looks. */
  keys: readonly string[];
}

/** The smallest scene that opens the same receipt: what PostHog has saved is named, and not copied. */
function canonicalScene({ user, flag, properties, keys }: Shown, saved: Saved): Scene {
  return {
    user,
    ...(isSavedFlag(flag, saved) ? { about: flag.key } : { flag }),
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

/** Links to a user's receipts, of whatever flag and properties, as short as what is saved allows. */
export function linkReceipts(user: string, saved: Saved, surroundings: EvaluationContext): LinkTo {
  return (flag, properties, groups, ids) => {
    const keys = usedKeys(flag, surroundings);
    const shown = { user, flag: sceneFlagOf(flag), properties, keys };
    const others = { ...(groups && { groups }), ...(ids && { ids }) };
    const query = sceneQuery({ ...canonicalScene(shown, saved), ...others });
    return query && RECEIPT_PATH + query;
  };
}
