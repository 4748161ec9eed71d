import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { ApiEvent } from './openApi.ts';
import type { BrowserApp } from './openBrowserApp.ts';
import type { OpenPostHog } from './openPostHog.ts';

/** What the tests of posthog-js work with. */
export interface BrowserSetup {
  version: string;
  posthog: () => OpenPostHog;
  app: () => BrowserApp;
  /** Waits until an event of that name has arrived from someone; gives all of theirs. */
  arrived: (event: string, distinctId: string) => Promise<ApiEvent[]>;
}

/**
 * Waits until an assertion holds, long enough for what posthog-js sends every 3 seconds. Not
 * `expect.poll`, which wants to know the test: these run side by side.
 */
export async function eventually(assertion: () => Promise<void>): Promise<void> {
  await vi.waitFor(assertion, { timeout: 15_000, interval: 100 });
}

/** The distinct ID that posthog-js has for whoever uses the page. */
export const distinctIdOf = (page: Page) => page.evaluate(() => window.posthog.get_distinct_id());

/** The value of a flag as posthog-js has it now. */
export const flagOf = (page: Page, key: string) =>
  page.evaluate((name) => window.posthog.getFeatureFlag(name, { send_event: false }), key);

/** Asks for the flags again, until one of them is as expected. */
export async function expectFlag(page: Page, key: string, value: string | boolean): Promise<void> {
  await page.evaluate(() => window.posthog.reloadFeatureFlags());
  await eventually(async () => expect(await flagOf(page, key)).toBe(value));
}
