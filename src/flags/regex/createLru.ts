/** Values by keys, up to so many bytes. */
export interface Lru<Value> {
  get: (key: string) => Value | undefined;
  /** Keeps a value; those that were asked for least recently go, to make room. */
  set: (key: string, value: Value, bytes: number) => void;
  /** What the values that are kept take. */
  bytes: () => number;
}

/** An empty store; a value that is too large for it is not kept. */
export function createLru<Value>(mostBytes: number): Lru<Value> {
  // A map keeps its keys in the order in which they came.
  const entries = new Map<string, { value: Value; bytes: number }>();
  let sum = 0;
  return { get, set, bytes: () => sum };

  function get(key: string): Value | undefined {
    const entry = entries.get(key);
    if (!entry) return undefined;
    entries.delete(key);
    entries.set(key, entry);
    return entry.value;
  }

  function set(key: string, value: Value, bytes: number): void {
    remove(key);
    if (bytes > mostBytes) return;
    entries.set(key, { value, bytes });
    sum += bytes;
    for (const oldest of entries.keys()) {
      if (sum <= mostBytes) break;
      remove(oldest);
    }
  }

  function remove(key: string): void {
    sum -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }
}
