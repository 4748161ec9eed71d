/**
 * The buttons of the flag form that change the flag in PostHog.
 */

import { ApiError } from '../../project/api/apiError.ts';
import { beginningOf } from './beginning.ts';
import { findDraftProblems, type Problems } from './findDraftProblems.ts';
import { findSubjectProblem } from './findSubjectProblem.ts';
import { draftOf } from './flagDraft.ts';
import {
  callOf,
  carryOver,
  changeCall,
  type Desk,
  type FlagForm,
  formOf,
  type FormState,
  thereOf,
} from './flagForm.ts';
import { savedMeanwhile } from './parts.ts';
import { rebaseDraft } from './rebaseDraft.ts';
import { type SavedFlag, savedFlagOf } from './savedFlag.ts';

/** Saves what is typed, unless something is wrong with it or was saved otherwise meanwhile. */
export async function save(
  desk: Desk,
  began: FormState,
  current: SavedFlag | undefined,
  isAgain = false,
): Promise<FlagForm> {
  const { api, taught } = desk;
  const state = carryOver(taught, began, current);
  const { draft, original, clash, note } = state;
  const problems = {
    ...findDraftProblems(draft, taught, original),
    ...findSubjectProblem(draft, desk, original),
  };
  if (Object.keys(problems).length > 0) return formOf(desk, state, { problems });
  if (note !== undefined || (clash && !isRefusable(began.original, current))) {
    return formOf(desk, state);
  }
  const call = callOf(api, state);
  if (Object.keys(call.body).length === 0) return formOf(desk, { ...state, note: NOTHING });
  try {
    const id = thereOf(original)?.id;
    const saved = savedFlagOf(await api.writeFlag(id, call.body));
    const shown = { call: { ...call, status: id === undefined ? 201 : 200 } };
    const merged = mergeNote(began.original, current);
    return formOf(desk, { draft: draftOf(saved), original: saved, note: merged }, shown);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409 || isAgain) throw error;
    const newest = await findFlag(desk);
    const next = carryOver(taught, began, newest);
    if (next.clash || !newest) return formOf(desk, next, { call: { ...call, status: 409 } });
    // PostHog compares filters as a whole: what is no clash of what is edited here is saved.
    return save(desk, next, newest, true);
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

/** Deletes the flag, with the feature that its tutorial put before it, and leaves an empty form. */
export async function remove(desk: Desk, current: SavedFlag | undefined): Promise<FlagForm> {
  const { api, taught } = desk;
  const blank = beginningOf(taught);
  if (!current) return formOf(desk, blank);
  // PostHog refuses to delete a flag that stands behind a feature.
  const feature = taught.feature === undefined ? undefined : current.features?.[0];
  if (feature) await api.features.remove(feature.id);
  const call = changeCall(api, { ...current, version: undefined }, { deleted: true });
  await api.writeFlag(current.id, call.body);
  return formOf(desk, blank, { call: { ...call, status: 200 } });
}

/** Switches to what the button said: another tab may have done so already. What is typed stays. */
export async function switchOver(
  desk: Desk,
  { draft, original }: FormState,
  current: SavedFlag | undefined,
): Promise<FlagForm> {
  const { api, taught } = desk;
  const there = thereOf(original);
  if (!current || !there) return formOf(desk, carryOver(taught, { draft, original }, current));
  const call = changeCall(api, { ...there, id: current.id }, { active: !there.active });
  const saved = savedFlagOf(await api.writeFlag(current.id, call.body));
  return formOf(desk, rebaseDraft(draft, there, saved), { call: { ...call, status: 200 } });
}

/** The flag as PostHog has it now; undefined when it has none by that key. */
export async function findFlag({ api, taught }: Desk): Promise<SavedFlag | undefined> {
  const found = await api.writtenFlag(taught.key);
  return found && savedFlagOf(found);
}

/** PostHog names the field it objects to; the form has only some of PostHog's fields. */
export function problemsOf(error: unknown): Problems {
  if (!(error instanceof ApiError)) throw error;
  return { [error.attr === 'key' ? 'key' : '']: error.message };
}
