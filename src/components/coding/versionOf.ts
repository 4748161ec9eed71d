import { sessionMemory } from '../ui/sessionMemory.ts';

/** Where the editor keeps what a reader has written. */
const KEY = 'flagbook:drafts';

/** The reader's version of a stage, as the editor has kept it; undefined where it stands as written. */
export function versionOf(stage: string): string | undefined {
  const drafts = JSON.parse(sessionMemory().getItem(KEY) ?? '{}') as Record<
    string,
    { code: string; isOpen: boolean } | undefined
  >;
  const draft = drafts[stage];
  return draft?.isOpen ? draft.code : undefined;
}
