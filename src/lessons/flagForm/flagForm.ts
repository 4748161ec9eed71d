/**
 * The flag form as it is shown: a draft, what it began with, and the call that would save it.
 */

import type { Api } from '../../project/api/createApi.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import type { EarlyAccessFeature } from '../../project/api/earlyAccess.ts';
import type { Around } from './around.ts';
import { blankFlag } from './beginning.ts';
import type { Json } from './json.ts';
import type { Problems } from './findDraftProblems.ts';
import { changesOf } from './flagChanges.ts';
import type { FlagDraft } from './flagDraft.ts';
import { type Clash, rebaseDraft } from './rebaseDraft.ts';
import type { SavedFlag } from './savedFlag.ts';
import { wantedSubject } from './subjects.ts';

/** The flag form as the reader sees it. */
export interface FlagForm {
  /** The flag that it is for, as its tutorial has it. */
  taught: TaughtFlag;
  around: Around;
  draft: FlagDraft;
  /** Whom each of its sets is about, see `subjects.ts`. */
  subjects: string[];
  problems: Problems;
  /** Whether PostHog has the flag already. */
  exists: boolean;
  /** The flag that the draft began with; undefined for a form that began blank. */
  original: SavedFlag | undefined;
  /** The early access feature that it stands behind, where its tutorial is about one. */
  feature: EarlyAccessFeature | undefined;
  /** What the reader has to choose from, since it was saved elsewhere meanwhile. */
  clash: Clash | undefined;
  /** What became of a button that was pressed, where the form does not show it. */
  note: string | undefined;
  /** True when the draft has what is saved nowhere. */
  unsaved: boolean;
  /** The REST call that saves the draft; with a status once it was made. */
  call: RestCall;
}

/** A call of PostHog's REST API, as the reader is shown it. */
export interface RestCall {
  method: 'POST' | 'PATCH';
  path: string;
  /** Empty when there is nothing to save. */
  body: Json;
  status?: number;
}

/** What every button works with: PostHog, the flag that the form is for, and what is around it. */
export interface Desk {
  api: Api;
  taught: TaughtFlag;
  around: Around;
}

/** What the form carries from one request to the next. */
export interface FormState {
  draft: FlagDraft;
  original: SavedFlag | undefined;
  clash?: Clash | undefined;
  note?: string | undefined;
}

const GONE =
  'The flag was deleted elsewhere meanwhile, so nothing was saved. What you typed is still here: “Create the flag” makes it anew.';

/** Carries a draft over to what PostHog has saved now. */
export function carryOver(
  taught: TaughtFlag,
  state: FormState,
  current: SavedFlag | undefined,
): FormState {
  const { draft, original } = state;
  if (current) return rebaseDraft(draft, onceSaved(original) ?? blankFlag(taught), current);
  if (!original || original.deleted) return { draft, original };
  return { draft, original: { ...original, deleted: true }, note: GONE };
}

/** The flag that the draft began with, as long as PostHog has it. */
export function thereOf(original: SavedFlag | undefined): SavedFlag | undefined {
  return original?.deleted ? undefined : original;
}

/** The flag that PostHog had when the draft began, if it had any. */
function onceSaved(original: SavedFlag | undefined): SavedFlag | undefined {
  return original?.id === 0 ? undefined : original;
}

/** The form to show. */
export function formOf(
  { api, taught, around }: Desk,
  state: FormState,
  shown: Partial<FlagForm> = {},
): FlagForm {
  const { draft, original, clash, note } = state;
  const call = callOf(api, state);
  const exists = thereOf(original) !== undefined;
  const began = onceSaved(original) ?? { ...(original ?? blankFlag(taught)), deleted: false };
  const unsaved = Object.keys(exists ? call.body : changesOf(draft, began)).length > 0;
  const feature = exists ? original?.features?.[0] : undefined;
  const subjects = draft.sets.map(({ saved }) =>
    wantedSubject(draft.subject, saved, original?.filters ?? {}),
  );
  const rest = { around, subjects, feature, clash, note, unsaved, call, ...shown };
  return { taught, draft, problems: {}, exists, original, ...rest };
}

/**
 * The call that saves a draft. As PostHog's own form does, it says what the draft began with, so that
 * PostHog can refuse to undo what somebody else saved meanwhile.
 */
export function callOf({ path }: Pick<Api, 'path'>, { draft, original }: FormState): RestCall {
  const body = changesOf(draft, original);
  const there = thereOf(original);
  if (!there) return { method: 'POST', path: path('feature_flags/'), body };
  return changeCall({ path }, there, body);
}

/** A call that changes some fields of a flag. */
export function changeCall(
  { path }: Pick<Api, 'path'>,
  original: SavedFlag,
  changes: Json,
): RestCall {
  const { id, version } = original;
  const isSaid = version !== undefined && Object.keys(changes).length > 0;
  return {
    method: 'PATCH',
    path: path(`feature_flags/${id}/`),
    body: isSaid ? { ...changes, version, original_flag: original } : changes,
  };
}
