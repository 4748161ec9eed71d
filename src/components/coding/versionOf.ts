import { draftPlace } from '../editor/draftPlace.ts';
import { drafts } from '../editor/drafts.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';

/** The reader's version of a stage; undefined where it stands as written. */
export function versionOf(stage: string): string | undefined {
  const draft = drafts(sessionMemory(), draftPlace()).of(stage);
  return draft?.isOpen ? draft.code : undefined;
}
