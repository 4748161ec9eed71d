/** Collects writes and makes those that came together durable in one go. */
export interface GroupCommit<Item> {
  /** Resolves once the item is on disk; rejects when it could not be written. */
  submit: (item: Item) => Promise<void>;
  /** Writes what is waiting, now. */
  flush: () => void;
}

interface Waiting<Item> {
  item: Item;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * One transaction for all requests that arrive in one turn of the event loop: a commit that waits
 * for the disk costs as much for a hundred events as for one.
 *
 * @param write writes all items durably or, by throwing, none
 */
export function createGroupCommit<Item>(write: (items: Item[]) => void): GroupCommit<Item> {
  let waiting: Waiting<Item>[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    if (group.length > 0) writeGroup(group, write);
  }

  return {
    submit: (item) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ item, resolve, reject });
      }),
    flush,
  };
}

/** When a group fails, each item is tried alone, so that one that cannot be written spoils no other. */
function writeGroup<Item>(group: Waiting<Item>[], write: (items: Item[]) => void): void {
  try {
    write(group.map(({ item }) => item));
    for (const { resolve } of group) resolve();
  } catch (error) {
    const [only] = group;
    if (only && group.length === 1) only.reject(error);
    else for (const single of group) writeGroup([single], write);
  }
}
