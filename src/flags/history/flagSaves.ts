/**
 * What a flag was before and after each of its saves, worked out from what it is now and from what
 * each save changed.
 */

import { type FeatureFlag, flagSchema } from '../flag.ts';

/** A field that a save changed, as PostHog's activity log has it. */
interface NotedChange {
  field?: string | null | undefined;
  /** Absent with `after` where the log does not keep the values. */
  before?: unknown;
  after?: unknown;
}

/** What PostHog's activity log says of a save. */
export interface SaveNote {
  /** Milliseconds since 1970. */
  at: number;
  /** Who saved it; undefined where PostHog does not say. */
  by: string | undefined;
  /** `created`, `updated`, `deleted`. */
  activity: string;
  changes: readonly NotedChange[];
}

/** A save that had a say in who gets the flag. */
export interface FlagSave {
  at: number;
  by: string | undefined;
  /** Undefined where there was no flag before. */
  before: FeatureFlag | undefined;
  after: FeatureFlag;
}

export interface FlagHistory {
  /** The newest first. */
  saves: FlagSave[];
  /** Whether it goes back to the flag's beginning, or as far as the log tells. */
  isWhole: boolean;
}

/** The fields by which a flag decides. */
const DECIDING = [
  'key',
  'active',
  'deleted',
  'filters',
  'bucketing_identifier',
  'ensure_experience_continuity',
];

/**
 * The saves of a flag that changed who gets it.
 *
 * @param current the flag as it is now: the log says what changed, and not how a flag began
 * @param notes what the log says, the newest first
 */
export function flagSaves(current: FeatureFlag, notes: readonly SaveNote[]): FlagHistory {
  const saves: FlagSave[] = [];
  let after = current;
  for (const { at, by, activity, changes } of notes) {
    if (activity === 'created') {
      saves.push({ at, by, before: undefined, after });
      return { saves, isWhole: true };
    }
    const deciding = changes.filter(({ field }) => DECIDING.includes(field ?? ''));
    if (deciding.length === 0) continue;
    const before = undo(after, deciding);
    if (!before) return { saves, isWhole: false };
    saves.push({ at, by, before, after });
    after = before;
  }
  return { saves, isWhole: false };
}

/** The flag without these changes; undefined when the log does not say what was. */
function undo(flag: FeatureFlag, changes: readonly NotedChange[]): FeatureFlag | undefined {
  if (changes.some((change) => !('before' in change) && !('after' in change))) return undefined;
  const before = changes.map(({ field, before: value }) => [String(field), value ?? undefined]);
  return flagSchema.safeParse({ ...flag, ...Object.fromEntries(before) }).data;
}
