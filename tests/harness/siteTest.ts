import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from './openBrowser.ts';
import { startServer } from './startServer.ts';
import { watchConsole } from './watchConsole.ts';

/** A site of one's own: a fresh server with an empty database, and a browser page on its home page. */
export interface Site {
  origin: string;
  page: Page;
  /** Opens a path of the site. */
  open: (path: string) => Promise<void>;
}

const VIEWPORT = { width: 1440, height: 900 };

/** One browser for all tests of a file. */
const browserTest = test.extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
  const browser = await openBrowser();
  onCleanup(() => browser.close());
  return browser;
});

/**
 * Vitest's `test` with a `site`. When a test is over, nothing may stand in the browser's console:
 * no error, no warning, no breach of the Content-Security-Policy. `start` starts the site.
 */
export function siteTest(options: BrowserContextOptions = {}, start = () => startServer()) {
  return browserTest.extend<{ site: Site }>({
    site: async ({ browser }, use) => {
      const server = await start();
      const context = await browser.newContext({ viewport: VIEWPORT, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const problems = watchConsole(page);
      const open = async (path: string) => {
        await page.goto(server.origin + path);
      };
      await open('/');
      await use({ origin: server.origin, page, open });
      await context.close();
      await server.stop();
      expect(problems, 'what the browser complained about').toEqual([]);
    },
  });
}
