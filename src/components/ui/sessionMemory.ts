/** What is kept while a tab of the browser is open. */
export type Memory = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The browser's own, or where a reader has blocked it, one that lasts as long as the page: then the very
 * mention of the browser's throws.
 */
export function sessionMemory(): Memory {
  try {
    const { sessionStorage } = globalThis;
    // Some browsers give one that refuses all that is asked of it.
    sessionStorage.getItem('');
    return sessionStorage;
  } catch {
    return (ofThisPage ??= createMemory());
  }
}

let ofThisPage: Memory | undefined;

function createMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
