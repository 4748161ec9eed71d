import type { BrowserContextOptions, Page } from 'playwright-core';

/** posthog-js takes a browser that a program drives for a bot, and sends no events of it. */
export const PERSON: BrowserContextOptions = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/153.0 Safari/537.36',
};

/** Has a page, opened with `PERSON`, and all its frames look as if a person used them. */
export async function asPerson(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'webdriver', { get: () => false });
    Object.defineProperty(navigator, 'userAgentData', { get: () => undefined });
  });
}
