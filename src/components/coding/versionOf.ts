import { draftPlace } from '../editor/draftPlace.ts';
import { drafts } from '../editor/drafts.ts';
import { sessionMemory } from '../ui/sessionMemory.ts';

/** The reader's version of a stage, as the editor has it; undefined where it stands as written. */
export function versionOf(stage: string): string | undefined {
  const editor = document.querySelector<HTMLTextAreaElement>('source-tab .file.own textarea');
  if (editor) return editor.value;
  // The editor is about to open.
  const draft = drafts(sessionMemory(), draftPlace()).of(stage);
  return draft?.isOpen ? draft.code : undefined;
}
