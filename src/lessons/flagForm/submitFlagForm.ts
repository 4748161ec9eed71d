/**
 * The flag form: opened with what PostHog has saved, and submitted.
 */

import type { Api } from '../../project/createApi.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import { blankDraft, fillDraft, recipeDraft, recipeFlag } from './beginning.ts';
import { editFlagDraft } from './editFlagDraft.ts';
import { draftOf } from './flagDraft.ts';
import { carryOver, type FlagForm, formOf, type FormState } from './flagForm.ts';
import { isMove, moveFeature } from './moveFeature.ts';
import { formText, parseFlagDraft } from './parseFlagDraft.ts';
import { type Part, settlePart } from './rebaseDraft.ts';
import { findFlag, problemsOf, remove, save, switchOver } from './saveFlagForm.ts';
import { parseSavedFlag, type SavedFlag } from './savedFlag.ts';

/** The form with what PostHog has saved of a flag, or blank. */
export async function openFlagForm(api: Api, taught: TaughtFlag): Promise<FlagForm> {
  const desk = { api, taught };
  const blank: FormState = { draft: blankDraft(taught), original: undefined };
  try {
    const current = await findFlag(desk);
    return formOf(desk, current ? { draft: draftOf(current), original: current } : blank);
  } catch (error) {
    return formOf(desk, blank, { problems: problemsOf(error) });
  }
}

/** Carries out the button that the reader pressed, and gives the form to show next. */
export async function submitFlagForm(
  api: Api,
  form: FormData,
  taught: TaughtFlag,
): Promise<FlagForm> {
  const desk = { api, taught };
  const original = parseSavedFlag(formText(form, 'original'));
  const active = original?.active ?? true;
  const state: FormState = { draft: { ...parseFlagDraft(form), active }, original };
  const button = formText(form, 'do');
  if (button === 'preview') return formOf(desk, state);
  try {
    const current = await findFlag(desk);
    if (button === 'save') return await save(desk, state, current);
    if (button === 'recipe')
      return await save(desk, recipeState(taught, original, current), current);
    if (button === 'delete') return await remove(desk, current);
    if (isMove(button)) return await moveFeature(desk, state, current, button);
    if (button === 'switch') return await switchOver(desk, state, current);
    const chosen = choose(button, formText(form, 'clash'), state, current);
    if (chosen) return formOf(desk, carryOver(taught, chosen, current));
    const draft = edited(taught, state.draft, button);
    return formOf(desk, carryOver(taught, { draft, original }, current));
  } catch (error) {
    return formOf(desk, state, { problems: problemsOf(error) });
  }
}

/** Where another has made the flag meanwhile, the recipe is a draft of it like any other. */
function recipeState(
  taught: TaughtFlag,
  original: SavedFlag | undefined,
  current: SavedFlag | undefined,
): FormState {
  return { draft: recipeDraft(taught), original: current ? original : recipeFlag(taught) };
}

/** Settles a part of a clash; nothing for another button, or when it was saved once more meanwhile. */
function choose(
  button: string,
  clash: string,
  { draft, original }: FormState,
  current: SavedFlag | undefined,
): FormState | undefined {
  const choice = /^(mine|theirs)-(name|sets)$/.exec(button);
  const isOfShown = Number(clash) === (current?.version ?? 0);
  if (!choice || !original || !current || !isOfShown) return undefined;
  const [, whose, part] = choice as unknown as [string, 'mine' | 'theirs', Part];
  return settlePart(part, whose, { draft, original, current });
}

/** A draft after a button that changes it alone; a button that is unknown changes nothing. */
function edited({ states = {} }: TaughtFlag, draft: FormState['draft'], button: string) {
  const state = states[button.replace(/^fill-/, '')];
  return state ? fillDraft(draft, state) : (editFlagDraft(draft, button) ?? draft);
}
