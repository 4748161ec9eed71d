import { isolate } from '../../text/isolation.ts';
import type { Problems } from './findDraftProblems.ts';
import type { FlagDraft } from './flagDraft.ts';
import type { Desk } from './flagForm.ts';
import type { SavedFlag } from './savedFlag.ts';
import { MIXED, subjectOf } from './subjects.ts';

/** Says when a flag is to be about groups of a kind that PostHog has not met. */
export function findSubjectProblem(
  { subject }: FlagDraft,
  { taught, around }: Pick<Desk, 'taught' | 'around'>,
  original: SavedFlag | undefined,
): Problems {
  const isSaved = original !== undefined && original.id !== 0;
  const isKnown = subject === '' || subject === MIXED || Object.hasOwn(around.kinds, subject);
  if (isKnown || (isSaved && subject === subjectOf(original.filters))) return {};
  const kind = isolate(taught.groupType ?? 'group of this kind');
  return {
    subject: `PostHog has met no ${kind} yet, so it cannot match by one. Run somebody who comes with a ${kind}, then save.`,
  };
}
