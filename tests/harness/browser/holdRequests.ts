import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Holds the requests to the addresses of a pattern, or those that `isHeld` picks, until they are let go. */
export async function holdRequests(
  page: Page,
  at: string,
  isHeld: (sent: string) => boolean = () => true,
) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let held = 0;
  await page.route(at, async (route) => {
    const request = route.request();
    if (isHeld(`${request.url()} ${request.postData() ?? ''}`)) {
      held += 1;
      await gate;
    }
    // What was called off has nobody to go on for.
    await route.continue().catch(() => undefined);
  });
  return {
    letGo,
    isReached: async (count = 1) => {
      await expect.poll(() => held).toBe(count);
    },
  };
}
