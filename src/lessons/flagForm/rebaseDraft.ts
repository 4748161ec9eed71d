/**
 * A draft carried over to a flag that was saved elsewhere meanwhile.
 */

import { draftOf, type FlagDraft } from './flagDraft.ts';
import { differs, type Part, partIn, PARTS, savedMeanwhile, takePart } from './parts.ts';
import type { SavedFlag } from './savedFlag.ts';

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
      differs(part, draft, original) &&
      differs(part, theirs, original) &&
      differs(part, draft, current),
  );
  const rebased = PARTS.reduce<Rebased>(
    (rest, part) => {
      if (parts.includes(part))
        return { ...rest, original: takePart(part, rest.original, original) };
      const isMine = differs(part, draft, original);
      return isMine ? rest : { ...rest, draft: { ...rest.draft, ...partIn(part, theirs) } };
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

/** Settles a part of a clash: by the reader's own, or by what is saved. */
export function settlePart(
  part: Part,
  whose: 'mine' | 'theirs',
  { draft, original, current }: { draft: FlagDraft; original: SavedFlag; current: SavedFlag },
): { draft: FlagDraft; original: SavedFlag } {
  return {
    draft: whose === 'mine' ? draft : { ...draft, ...partIn(part, draftOf(current)) },
    original: takePart(part, original, current),
  };
}
