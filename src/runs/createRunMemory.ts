import type { Run } from './run.ts';

/** A run whose recording may still go on. */
export interface RunRecording {
  /** The run as it is by now, and whether more may come. */
  read: () => { run: Run; isRecording: boolean };
  stop: () => void;
}

/** Runs that had not settled when they were first shown, for pages that ask again. */
export interface RunMemory {
  keep: (id: string, recording: RunRecording) => void;
  find: (id: string) => ReturnType<RunRecording['read']> | undefined;
}

/** Remembers the last `limit` runs of this process; the recording of one that it forgets ends. */
export function createRunMemory(limit = 100): RunMemory {
  const recordings = new Map<string, RunRecording>();
  return {
    keep: (id, recording) => {
      recordings.set(id, recording);
      for (const [oldest, { stop }] of recordings) {
        if (recordings.size <= limit) break;
        stop();
        recordings.delete(oldest);
      }
    },
    find: (id) => recordings.get(id)?.read(),
  };
}
