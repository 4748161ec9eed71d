import type { Page } from 'playwright-core';

/**
 * Has a page and all its frames look as if a person used them: posthog-js takes a browser that a program
 * drives for a bot, and sends no events of it.
 */
export async function asPerson(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const agent = navigator.userAgent.replace('HeadlessChrome', 'Chrome');
    const looks = { webdriver: false, userAgent: agent, userAgentData: undefined };
    for (const [name, value] of Object.entries(looks)) {
      Object.defineProperty(navigator, name, { get: () => value });
    }
  });
}
