/** What takes no longer holds up nobody. */
const SHORT_MS = 10;

let isWaitedFor = false;
let freeAt = 0;
let last = Promise.resolve();

/**
 * Decides, explains or checks something that a stranger made and that may take up to some 100 ms, for
 * however many ask at once: after work that took long all others get as much time before the next
 * begins. Where nothing long went before, it begins at once.
 *
 * @param work runs in one go; what it needs from elsewhere is fetched before
 * @returns what `work` returns; rejects when it throws
 */
export async function inTurn<Result>(work: () => Result): Promise<Result> {
  if (isWaitedFor || freeAt > performance.now()) await queue();
  const began = performance.now();
  try {
    return work();
  } finally {
    const ended = performance.now();
    if (ended - began > SHORT_MS) freeAt = ended + (ended - began);
  }
}

function queue(): Promise<void> {
  isWaitedFor = true;
  // Who waited runs before the next one begins to wait: its reaction was registered first.
  const mine = last.then(untilFree);
  last = mine;
  void mine.then(() => {
    if (last === mine) isWaitedFor = false;
  });
  return mine;
}

function untilFree(): Promise<void> {
  const ms = freeAt - performance.now();
  // A turn at least, so that many short ones do not run in one go either.
  return new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)));
}
