/**
 * A draft carried over to a flag that was saved elsewhere meanwhile.
 */

import { hasOtherSets } from './flagChanges.ts';
import { draftOf, lineText, type FlagDraft } from './flagDraft.ts';
import type { SavedFlag } from './savedFlag.ts';

/** A part of a flag that the form edits. */
export type Part = 'name' | 'sets';

const PARTS: readonly Part[] = ['name', 'sets'];

/** What was edited here, and saved otherwise elsewhere. */
export interface Clash {
  parts: Part[];
  /** The flag as it is saved now. */
  theirs: FlagDraft;
  /** What else of it is new to the reader, in words. */
  also: string[];
  /** Its version: a choice counts for what the reader was shown, and for nothing newer. */
  version: number;
}

/** A draft and what it began with; a clash when the reader has to choose. */
export interface Rebased {
  draft: FlagDraft;
  original: SavedFlag;
  clash: Clash | undefined;
}

/**
 * Carries a draft over to the flag as it is saved now: what the reader did not edit is taken from it,
 * what only the reader edited stays, and what both edited is a clash, in which the draft stays as
 * typed and the original as it was.
 */
export function rebaseDraft(draft: FlagDraft, original: SavedFlag, current: SavedFlag): Rebased {
  const theirs = draftOf(current);
  const parts = PARTS.filter(
    (part) =>
      differs[part](draft, original) &&
      differs[part](theirs, original) &&
      differs[part](draft, current),
  );
  const rebased = PARTS.reduce<Rebased>(
    (rest, part) => {
      if (parts.includes(part)) return { ...rest, original: take(part, rest.original, original) };
      const isMine = differs[part](draft, original);
      return isMine ? rest : { ...rest, draft: { ...rest.draft, [part]: theirs[part] } };
    },
    { draft: { ...draft, active: current.active }, original: current, clash: undefined },
  );
  if (parts.length === 0) return rebased;
  return {
    ...rebased,
    original: { ...rebased.original, version: original.version },
    clash: {
      parts,
      theirs,
      also: savedMeanwhile(original, rebased.original),
      version: current.version ?? 0,
    },
  };
}

/** What was saved elsewhere meanwhile, in words. */
export function savedMeanwhile(original: SavedFlag, current: SavedFlag): string[] {
  const { groups: before, ...restBefore } = original.filters;
  const { groups: now, ...restNow } = current.filters;
  return [
    ...(original.name === current.name ? [] : ['what it is for']),
    ...(isSame(before, now) ? [] : ['its condition sets']),
    ...(original.active === current.active ? [] : ['whether it is active']),
    ...(isSame(restBefore, restNow) ? [] : ['what this form keeps']),
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Settles a part of a clash: by the reader's own, or by what is saved. */
export function settlePart(
  part: Part,
  whose: 'mine' | 'theirs',
  { draft, original, current }: { draft: FlagDraft; original: SavedFlag; current: SavedFlag },
): { draft: FlagDraft; original: SavedFlag } {
  return {
    draft: whose === 'mine' ? draft : { ...draft, [part]: draftOf(current)[part] },
    original: take(part, original, current),
  };
}

const differs: Record<Part, (draft: FlagDraft, flag: SavedFlag) => boolean> = {
  name: ({ name }, flag) => name !== lineText(flag.name),
  sets: hasOtherSets,
};

/** A flag with a part of another. */
function take(part: Part, flag: SavedFlag, from: SavedFlag): SavedFlag {
  if (part === 'name') return { ...flag, name: from.name };
  return { ...flag, filters: { ...flag.filters, groups: from.filters.groups } };
}
