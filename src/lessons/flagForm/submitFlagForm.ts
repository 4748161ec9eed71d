/**
 * The flag form: opened with what PostHog has saved, and submitted.
 */

import { ApiError } from '../../project/apiError.ts';
import type { Api } from '../../project/createApi.ts';
import { TUTORIAL_FLAG } from '../../project/tutorialFlag.ts';
import { editFlagDraft } from './editFlagDraft.ts';
import { findDraftProblems, type Problems } from './findDraftProblems.ts';
import { draftOf } from './flagDraft.ts';
import {
  BLANK,
  callOf,
  carryOver,
  changeCall,
  type FlagForm,
  formOf,
  type FormState,
  RECIPE,
  thereOf,
} from './flagForm.ts';
import { formText, parseFlagDraft } from './parseFlagDraft.ts';
import { type Part, rebaseDraft, savedMeanwhile, settlePart } from './rebaseDraft.ts';
import { parseSavedFlag, type SavedFlag, savedFlagOf } from './savedFlag.ts';

/** The form with what PostHog has saved, or blank. */
export async function openFlagForm(api: Api): Promise<FlagForm> {
  const blank: FormState = { draft: BLANK, original: undefined };
  try {
    const current = await findFlag(api);
    return formOf(api, current ? { draft: draftOf(current), original: current } : blank);
  } catch (error) {
    return formOf(api, blank, { problems: problemsOf(error) });
  }
}

/** Carries out the button that the reader pressed, and gives the form to show next. */
export async function submitFlagForm(api: Api, form: FormData): Promise<FlagForm> {
  const original = parseSavedFlag(formText(form, 'original'));
  const active = original?.active ?? true;
  const state: FormState = { draft: { ...parseFlagDraft(form), active }, original };
  const button = formText(form, 'do');
  if (button === 'preview') return formOf(api, state);
  try {
    const current = await findFlag(api);
    if (button === 'save') return await save(api, state, current);
    if (button === 'recipe') return await save(api, { ...state, draft: RECIPE }, current);
    if (button === 'delete') return await remove(api, current);
    if (button === 'switch') return await switchOver(api, state, current);
    const choice = /^(mine|theirs)-(name|sets)$/.exec(button);
    const isOfShown = Number(formText(form, 'clash')) === (current?.version ?? 0);
    if (choice && original && current && isOfShown) {
      const [, whose, part] = choice as unknown as [string, 'mine' | 'theirs', Part];
      const settled = settlePart(part, whose, { draft: state.draft, original, current });
      return formOf(api, carryOver(settled, current));
    }
    const draft = editFlagDraft(state.draft, button) ?? state.draft;
    return formOf(api, carryOver({ draft, original }, current));
  } catch (error) {
    return formOf(api, state, { problems: problemsOf(error) });
  }
}

async function save(
  api: Api,
  began: FormState,
  current: SavedFlag | undefined,
  isAgain = false,
): Promise<FlagForm> {
  const state = carryOver(began, current);
  const { draft, original, clash, note } = state;
  const problems = findDraftProblems(draft, original);
  if (Object.keys(problems).length > 0) return formOf(api, state, { problems });
  if (note !== undefined || (clash && !isRefusable(began.original, current))) {
    return formOf(api, state);
  }
  const call = callOf(api, state);
  if (Object.keys(call.body).length === 0) return formOf(api, { ...state, note: NOTHING });
  try {
    const id = thereOf(original)?.id;
    const saved = savedFlagOf(await api.writeFlag(id, call.body));
    const shown = { call: { ...call, status: id === undefined ? 201 : 200 } };
    const merged = mergeNote(began.original, current);
    return formOf(api, { draft: draftOf(saved), original: saved, note: merged }, shown);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409 || isAgain) throw error;
    const newest = await findFlag(api);
    const next = carryOver(began, newest);
    if (next.clash || !newest) return formOf(api, next, { call: { ...call, status: 409 } });
    // PostHog compares filters as a whole: what is no clash of what is edited here is saved.
    return save(api, next, newest, true);
  }
}

/** True when PostHog itself will see the clash: not in a flag made elsewhere, or without versions. */
function isRefusable(original: SavedFlag | undefined, current: SavedFlag | undefined): boolean {
  if (original?.version === undefined || current?.version === undefined) return false;
  return original.id === current.id && original.version !== current.version;
}

const NOTHING = 'Nothing has changed since this was saved, so nothing was sent.';

/** Says what else a saved flag has that the reader did not see before. */
function mergeNote(
  original: SavedFlag | undefined,
  current: SavedFlag | undefined,
): string | undefined {
  if (!original || !current) return undefined;
  const words = savedMeanwhile(original, current);
  if (words.length === 0) return undefined;
  return `Saved, beside what was saved elsewhere meanwhile: ${words.join(', ')}.`;
}

async function remove(api: Api, current: SavedFlag | undefined): Promise<FlagForm> {
  const blank = { draft: BLANK, original: undefined };
  if (!current) return formOf(api, blank);
  const call = changeCall(api, { ...current, version: undefined }, { deleted: true });
  await api.writeFlag(current.id, call.body);
  return formOf(api, blank, { call: { ...call, status: 200 } });
}

/** Switches to what the button said: another tab may have done so already. What is typed stays. */
async function switchOver(
  api: Api,
  { draft, original }: FormState,
  current: SavedFlag | undefined,
): Promise<FlagForm> {
  const there = thereOf(original);
  if (!current || !there) return formOf(api, carryOver({ draft, original }, current));
  const call = changeCall(api, { ...there, id: current.id }, { active: !there.active });
  const saved = savedFlagOf(await api.writeFlag(current.id, call.body));
  return formOf(api, rebaseDraft(draft, there, saved), { call: { ...call, status: 200 } });
}

async function findFlag(api: Api): Promise<SavedFlag | undefined> {
  const found = await api.writtenFlag(TUTORIAL_FLAG);
  return found && savedFlagOf(found);
}

/** PostHog names the field it objects to; the form has only some of PostHog's fields. */
function problemsOf(error: unknown): Problems {
  if (!(error instanceof ApiError)) throw error;
  return { [error.attr === 'key' ? 'key' : '']: error.message };
}
