/**
 * What the form begins with for a flag that PostHog does not have.
 */

import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import { draftOf, type FlagDraft, type SetDraft } from './flagDraft.ts';
import type { SavedFlag } from './savedFlag.ts';

/** The flag that an empty form says: on for everyone. */
export function blankFlag({ key }: Pick<TaughtFlag, 'key'>): SavedFlag {
  return {
    id: 0,
    key,
    name: '',
    active: true,
    deleted: false,
    version: undefined,
    filters: { groups: [{ properties: [], rollout_percentage: 100 }] },
  };
}

/** An empty form, as a reader finds it who is to type the flag. */
export function blankDraft({ key }: Pick<TaughtFlag, 'key'>): FlagDraft {
  return { key, name: '', active: true, sets: [{ rollout: '100', filters: [] }] };
}

/** The flag as its tutorial wants it, saved nowhere: all of it is sent when it is made. */
export function recipeFlag({ name = '', recipe }: TaughtFlag): SavedFlag {
  const { key, active, filters }: SceneFlag = recipe;
  return { id: 0, key, name, active, deleted: true, version: undefined, filters };
}

/** The same in the form. */
export function recipeDraft(taught: TaughtFlag): FlagDraft {
  return draftOf(recipeFlag(taught));
}

/** A draft with what a state of the flag says; what is the same as it was saved stays so. */
export function fillDraft(draft: FlagDraft, state: SceneFlag): FlagDraft {
  const { sets } = draftOf({ ...blankFlag(state), filters: state.filters });
  return { ...draft, sets: sets.map((set, index) => over(draft.sets[index], set)) };
}

/** A set as it is to be, written over the one that was saved in its place. */
function over(before: SetDraft | undefined, { rollout, filters }: SetDraft): SetDraft {
  return {
    saved: before?.saved,
    rollout,
    filters: filters.map(({ key, operator, value }, index) => {
      const { saved, kept } = before?.filters[index] ?? {};
      return kept ? { key, operator, value } : { saved, key, operator, value };
    }),
  };
}
