/**
 * What the form begins with for a flag that PostHog does not have, and what fills it with one press.
 */

import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import { draftOf, type FlagDraft, type SetDraft } from './flagDraft.ts';
import type { SavedFlag } from './savedFlag.ts';

/**
 * The form of a flag that is not there: empty, for a reader who is to type the flag; or filled with
 * the recipe, where that has more than condition sets to type.
 */
export function beginningOf(taught: TaughtFlag): Beginning {
  const draft = recipeDraft(taught);
  if (!isPlain(draft)) return { draft, original: recipeFlag(taught) };
  return { draft: draftOf(blankFlag(taught)), original: undefined };
}

interface Beginning {
  draft: FlagDraft;
  original: SavedFlag | undefined;
}

/** The flag that an empty form says: on for everyone. */
export function blankFlag({ key }: Pick<TaughtFlag, 'key'>): SavedFlag {
  const filters = { groups: [{ properties: [], rollout_percentage: 100 }] };
  return { ...NOWHERE, key, name: '', active: true, filters };
}

/** The flag as its tutorial wants it, saved nowhere: all of it is sent when it is made. */
export function recipeFlag({ name = '', recipe }: TaughtFlag): SavedFlag {
  return { ...NOWHERE, ...recipe, name, deleted: true };
}

/** The same in the form. */
export function recipeDraft(taught: TaughtFlag): FlagDraft {
  return draftOf(recipeFlag(taught));
}

/** Of a flag that PostHog has not given an id. */
const NOWHERE = { id: 0, deleted: false, version: undefined };

/** True for a flag that has condition sets, and nothing else to edit. */
function isPlain(draft: FlagDraft): boolean {
  const { variants, payload, subject, optIn, bucketing, continuity } = draft;
  return (
    variants.length === 0 &&
    payload === '' &&
    subject === '' &&
    !optIn &&
    bucketing === 'distinct_id' &&
    !continuity
  );
}

/** A draft with what a state of the flag says; what is the same as it was saved stays so. */
export function fillDraft(draft: FlagDraft, state: SceneFlag): FlagDraft {
  const { key, name, active } = draft;
  const wanted = draftOf({ ...NOWHERE, name, ...state });
  return {
    ...wanted,
    key,
    name,
    active,
    sets: wanted.sets.map((set, index) => over(draft.sets[index], set)),
    variants: wanted.variants.map((variant) => ({
      ...variant,
      saved: draft.variants.find((one) => one.key === variant.key)?.saved,
    })),
  };
}

/** A set as it is to be, written over the one that was saved in its place. */
function over(before: SetDraft | undefined, { rollout, filters, variant }: SetDraft): SetDraft {
  return {
    saved: before?.saved,
    rollout,
    filters: filters.map((filter, index) => {
      const place = before?.filters[index];
      const saved = place?.kept === filter.kept ? place?.saved : undefined;
      return filter.kept === true ? filter : { ...filter, saved };
    }),
    variant,
  };
}
