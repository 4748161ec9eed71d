/**
 * The flag form: opened with what PostHog has saved, and submitted.
 */

import { ownValue } from '../../json/ownValue.ts';
import type { Api } from '../../project/api/createApi.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import { type Around, NOTHING_AROUND, parseAround, readAround } from './around.ts';
import { beginningOf, fillDraft, recipeDraft, recipeFlag } from './beginning.ts';
import { editFlagDraft } from './editFlagDraft.ts';
import { draftOf, type FlagDraft } from './flagDraft.ts';
import { carryOver, type Desk, type FlagForm, formOf, type FormState } from './flagForm.ts';
import { inProject } from './inProject.ts';
import { isMove, moveFeature } from './moveFeature.ts';
import { formText, parseFlagDraft } from './parseFlagDraft.ts';
import { type Part, PARTS } from './parts.ts';
import { settlePart } from './rebaseDraft.ts';
import { problemsOf, remove, save, switchOver } from './saveFlagForm.ts';
import { parseSavedFlag, type SavedFlag, savedFlagOf } from './savedFlag.ts';

/** The form with what PostHog has saved of a flag, or blank. */
export async function openFlagForm(api: Api, taught: TaughtFlag): Promise<FlagForm> {
  try {
    const found = await api.writtenFlag(taught.key);
    const around = await readAround(api, found);
    const desk = { api, taught: inProject(taught, around), around };
    const original = found && savedFlagOf(found);
    const state = original ? { draft: draftOf(original), original } : beginningOf(desk.taught);
    return formOf(desk, state);
  } catch (error) {
    const problems = problemsOf(error);
    const desk = { api, taught, around: NOTHING_AROUND };
    return formOf(desk, beginningOf(taught), { problems });
  }
}

/** Carries out the button that the reader pressed, and gives the form to show next. */
export async function submitFlagForm(
  api: Api,
  form: FormData,
  taught: TaughtFlag,
): Promise<FlagForm> {
  const carried = parseAround(form);
  const original = parseSavedFlag(formText(form, 'original'));
  const began = original ? draftOf(original) : beginningOf(inProject(taught, carried)).draft;
  const draft = parseFlagDraft(form, began, original?.filters ?? {});
  const state: FormState = { draft, original };
  const button = formText(form, 'do');
  const shown = { api, taught: inProject(taught, carried), around: carried };
  if (button === 'preview') return formOf(shown, state);
  try {
    const found = await api.writtenFlag(taught.key);
    const around = isUpToDate(carried, draft, taught) ? carried : await readAround(api, found);
    const desk = { api, taught: inProject(taught, around), around };
    const chosen = { button, clash: formText(form, 'clash') };
    return await press(desk, chosen, state, found && savedFlagOf(found));
  } catch (error) {
    return formOf(shown, state, { problems: problemsOf(error) });
  }
}

/** False where a kind of group is wanted that PostHog had not met when the form was opened. */
function isUpToDate({ kinds }: Around, { subject }: FlagDraft, { groupType }: TaughtFlag): boolean {
  const isTaught = groupType === undefined || Object.values(kinds).includes(groupType);
  return isTaught && (!/^\d+$/.test(subject) || Object.hasOwn(kinds, subject));
}

async function press(
  desk: Desk,
  { button, clash }: { button: string; clash: string },
  state: FormState,
  current: SavedFlag | undefined,
): Promise<FlagForm> {
  const { taught } = desk;
  const { draft, original } = state;
  if (button === 'save') return save(desk, state, current);
  if (button === 'recipe') return save(desk, recipeState(taught, original, current), current);
  if (button === 'delete') return remove(desk, current);
  if (isMove(button)) return moveFeature(desk, state, current, button);
  if (button === 'switch') return switchOver(desk, state, current);
  const next = choose(button, clash, state, current) ?? {
    draft: edited(taught, draft, button),
    original,
  };
  return formOf(desk, carryOver(taught, next, current));
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
  const choice = new RegExp(`^(mine|theirs)-(${PARTS.join('|')})$`).exec(button);
  const isOfShown = Number(clash) === (current?.version ?? 0);
  if (!choice || !original || !current || !isOfShown) return undefined;
  const [, whose, part] = choice as unknown as [string, 'mine' | 'theirs', Part];
  return settlePart(part, whose, { draft, original, current });
}

/** Begins the name of a button that fills the form with a state of the flag. */
const FILL = 'fill-';

/** A draft after a button that changes it alone; a button that is unknown changes nothing. */
function edited({ states = {} }: TaughtFlag, draft: FlagDraft, button: string): FlagDraft {
  const state = button.startsWith(FILL) ? ownValue(states, button.slice(FILL.length)) : undefined;
  return state ? fillDraft(draft, state) : (editFlagDraft(draft, button) ?? draft);
}
