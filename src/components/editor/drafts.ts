/**
 * What a reader has written and not given up, by stage, for as long as the tab is open.
 */

import { runHistory } from '../ui/runHistory.ts';
import type { Memory } from '../ui/sessionMemory.ts';

/** A reader's code in place of a stage's. */
export interface Draft {
  code: string;
  /** Whether its editor is open, so that Run runs it. */
  isOpen: boolean;
}

/** `sourceTab.ts` asks whether there is any. */
const KEY = 'flagbook:drafts';

/**
 * The drafts in a memory. What is kept is there before `keep` returns, as far as the memory has room.
 *
 * @param place the page whose versions are kept apart from those of other pages, if they are
 */
export function drafts(memory: Memory, place?: string) {
  const nameOf = (stage: string) => (place === undefined ? stage : `${place} ${stage}`);
  const all = () => JSON.parse(memory.getItem(KEY) ?? '{}') as Record<string, Draft | undefined>;
  return {
    of: (stage: string): Draft | undefined => all()[nameOf(stage)],
    keep(stage: string, draft: Draft): void {
      save(memory, { ...all(), [nameOf(stage)]: draft });
    },
    drop(stage: string): void {
      const { [nameOf(stage)]: dropped, ...others } = all();
      if (dropped) save(memory, others);
    },
  };
}

function save(memory: Memory, kept: Record<string, Draft | undefined>): void {
  if (Object.keys(kept).length === 0) {
    memory.removeItem(KEY);
    return;
  }
  const text = JSON.stringify(kept);
  try {
    memory.setItem(KEY, text);
  } catch {
    makeRoom(memory, text);
  }
}

/** The browser's quota is full: runs can be made again, and what was written cannot. */
function makeRoom(memory: Memory, text: string): void {
  runHistory(memory).clear();
  try {
    memory.setItem(KEY, text);
  } catch {
    // Then the page alone has it.
  }
}
