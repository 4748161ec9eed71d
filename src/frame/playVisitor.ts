import type { Network } from './sendByPort.ts';
import type { WatchedPage } from './watchPage.ts';

/** What a visitor waits for. */
interface Visited {
  network: Network;
  page: WatchedPage;
}

/** A page is quiet when nothing of it has changed for so long, and nothing is under way. */
const QUIET_MS = 120;

/** Longer than any answer is held back. Whoever waits longer presses all the same. */
const PATIENCE_MS = 40_000;

/**
 * Does what a visitor does: waits until the page is quiet, presses its buttons one after the other, and
 * leaves. On leaving, the SDK sends what it still has.
 */
export async function playVisitor(presses: readonly string[], visited: Visited): Promise<void> {
  await quiet(visited);
  for (const label of presses) {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent.trim() === label,
    );
    if (!button) throw new Error(`The page has no button “${label}” to press.`);
    button.click();
    visited.page.pressed(label);
    await quiet(visited);
  }
  dispatchEvent(new PageTransitionEvent('pagehide'));
  await quiet(visited);
}

/** Some code acts a moment after it was told something: so a page is quiet only after a while. */
async function quiet({ network, page }: Visited): Promise<void> {
  const begun = performance.now();
  let busy = begun;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const now = performance.now();
    if (network.underWay() > 0) busy = now;
    const isQuiet = now - busy > QUIET_MS && page.quietFor() > QUIET_MS;
    if (isQuiet || now - begun > PATIENCE_MS) return;
  }
}
