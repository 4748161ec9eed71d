const waiting: (() => void)[] = [];

/**
 * Resolves when it is one's turn. A turn of the event loop has one turn of long work, of whichever
 * request has waited longest; in between the server takes and answers everything else.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(giveTurn);
  });
}

function giveTurn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(giveTurn);
}
