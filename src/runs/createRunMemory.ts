/** Runs that pages ask for again. */
export interface RunMemory<Kept> {
  keep: (id: string, kept: Kept) => void;
  find: (id: string) => Kept | undefined;
  /** Answers all who wait for more of a run: the server is about to end. */
  end: () => void;
  /** Is aborted by `end`. */
  ending: AbortSignal;
}

/** Remembers the last `limit` runs of this process; of one that it forgets, the recording ends. */
export function createRunMemory<Kept extends { stop: () => void }>(limit = 200): RunMemory<Kept> {
  const runs = new Map<string, Kept>();
  const ending = new AbortController();
  return {
    keep: (id, kept) => {
      runs.set(id, kept);
      for (const [oldest, { stop }] of runs) {
        if (runs.size <= limit) break;
        stop();
        runs.delete(oldest);
      }
    },
    find: (id) => runs.get(id),
    end: () => {
      ending.abort();
    },
    ending: ending.signal,
  };
}
