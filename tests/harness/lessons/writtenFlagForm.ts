/**
 * The flag form over a flag as some version of PostHog wrote it.
 */

import { parseExact } from '../../../src/json/exactJson.ts';
import { findDraftProblems } from '../../../src/lessons/flagForm/findDraftProblems.ts';
import { changesOf } from '../../../src/lessons/flagForm/flagChanges.ts';
import { draftOf, type FlagDraft } from '../../../src/lessons/flagForm/flagDraft.ts';
import { formText, parseFlagDraft } from '../../../src/lessons/flagForm/parseFlagDraft.ts';
import { parseSavedFlag, type SavedFlag } from '../../../src/lessons/flagForm/savedFlag.ts';
import { flagFormFields } from './flagFormFields.ts';

export type Json = Record<string, unknown>;

/** The form of a flag with this JSON, and the flag's filters, to be edited by hand beside it. */
export function openWritten(text: string) {
  const original = parseSavedFlag(text);
  if (!original) throw new Error('not read');
  const { filters } = parseExact(text) as { filters: Json };
  return { original, draft: draftOf(original), filters };
}

/** What is typed after these edits in the browser. */
export function typedIn(
  original: SavedFlag,
  draft: FlagDraft,
  edits: Record<string, string> = {},
): { typed: FlagDraft; sent: SavedFlag | undefined } {
  const fields = flagFormFields({ draft, original, clash: undefined }, 'save', edits);
  const typed = parseFlagDraft(fields, draftOf(original), original.filters);
  return { typed, sent: parseSavedFlag(formText(fields, 'original')) };
}

/** What a save would change after them, as JSON. */
export function editedChanges(
  original: SavedFlag,
  draft: FlagDraft,
  edits: Record<string, string> = {},
): string {
  const { typed, sent } = typedIn(original, draft, edits);
  return JSON.stringify(changesOf(typed, sent));
}

/** The same, of edits with which nothing is wrong. */
export function savedChanges(
  original: SavedFlag,
  draft: FlagDraft,
  edits: Record<string, string> = {},
): string {
  const { typed } = typedIn(original, draft, edits);
  const problems = findDraftProblems(typed, { key: original.key }, original);
  if (Object.keys(problems).length > 0) throw new Error(JSON.stringify(problems));
  return editedChanges(original, draft, edits);
}
