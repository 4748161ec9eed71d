/**
 * A save of a flag in words.
 */

import type { ConditionSet, FeatureFlag } from '../../flags/flag.ts';
import type { FlagSave } from '../../flags/history/flagSaves.ts';
import type { SaveEffect } from '../../flags/history/saveEffects.ts';
import { isolate } from '../../text/isolation.ts';
import { filtersPhrase, setPhrase } from '../flag/filterPhrase.ts';

/** What a save changed, in sentences: `Added set 2: everyone whose email contains @yourco.` */
export function changeSentences({ before, after }: Pick<FlagSave, 'before' | 'after'>): string[] {
  if (!before) {
    const sets = after.filters.groups.map((set, index) => `set ${index + 1}: ${setPhrase(set)}`);
    return [`Created, with ${sets.length === 0 ? 'no set' : sets.join('; ')}.`];
  }
  return [
    ...(before.deleted === after.deleted ? [] : [after.deleted ? 'Deleted.' : 'Brought back.']),
    ...(before.active === after.active ? [] : [after.active ? 'Switched on.' : 'Switched off.']),
    ...(before.key === after.key ? [] : [`New key: ${isolate(after.key)}. All buckets are new.`]),
    ...setSentences(before.filters.groups, after.filters.groups),
    ...otherSentences(before, after),
  ];
}

function setSentences(before: readonly ConditionSet[], after: readonly ConditionSet[]): string[] {
  const places = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at);
  return places.flatMap((at) => {
    const [was, is] = [before[at], after[at]];
    const set = `set ${at + 1}`;
    if (!was) return is ? [`Added ${set}: ${setPhrase(is)}.`] : [];
    if (!is) return [`Took ${set} out: ${setPhrase(was)}.`];
    if (setPhrase(was) === setPhrase(is)) return [];
    if (filtersPhrase(was) !== filtersPhrase(is)) {
      return [`Set ${at + 1} is ${setPhrase(is)}; it was ${setPhrase(was)}.`];
    }
    const [from, to] = [was, is].map(({ rollout_percentage: share }) => share ?? 100);
    const verb = Number(to) > Number(from) ? 'Raised' : 'Lowered';
    return [`${verb} ${set} from ${from} % to ${to} % of ${filtersPhrase(is)}.`];
  });
}

/** Of what is no condition set, that it changed. */
function otherSentences(before: FeatureFlag, after: FeatureFlag): string[] {
  const restOf = ({
    filters,
    bucketing_identifier: by,
    ensure_experience_continuity: kept,
  }: FeatureFlag) =>
    JSON.stringify([{ ...filters, groups: [], payloads: null }, by ?? null, kept ?? false]);
  return restOf(before) === restOf(after) ? [] : ['Changed more than its condition sets.'];
}

/** Who gained and lost: `9 gained it, nobody lost it.` */
export function effectSentence({ gain, lose }: Pick<SaveEffect, 'gain' | 'lose'>): string {
  if (gain.length + lose.length === 0) return 'Nobody gained it, nobody lost it.';
  return `${people(gain.length)} gained it, ${people(lose.length).toLowerCase()} lost it.`;
}

/** The same of a save that is not made: `9 would gain it, nobody would lose it.` */
export function previewSentence({ gain, lose }: Pick<SaveEffect, 'gain' | 'lose'>): string {
  if (gain.length + lose.length === 0) return 'Nothing would change for these hundred.';
  return `${people(gain.length)} would gain it, ${people(lose.length).toLowerCase()} would lose it.`;
}

function people(count: number): string {
  return count === 0 ? 'Nobody' : String(count);
}

/** What kind of save it was, in a word or two, and the state that it is drawn as. */
export function kindBadge(
  { kind }: Pick<SaveEffect, 'kind'>,
  backTo: number | undefined,
): { words: string; state: 'on' | 'off' | 'waiting' | 'plain' } {
  if (kind === 'narrowed') {
    const words = backTo === undefined ? 'narrowed' : `rolled back to save ${backTo}`;
    return { words, state: 'waiting' };
  }
  if (kind === 'exchanged') return { words: 'gave and took', state: 'off' };
  if (kind === 'widened') return { words: 'widened', state: 'on' };
  return { words: 'same people', state: 'plain' };
}
