import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from './openBrowser.ts';
import { startServer } from './startServer.ts';
import { watchConsole } from './watchConsole.ts';

/** A site of one's own: a fresh server, and a browser page that has its home page open. */
export interface Site {
  origin: string;
  page: Page;
  /** Opens a path of the site. */
  open: (path: string) => Promise<void>;
}

/**
 * Vitest's `test` with a `site`. When a test is over, nothing may stand in the browser's console:
 * no error, no warning, no breach of the Content-Security-Policy.
 */
export function siteTest(options: BrowserContextOptions = {}) {
  return test.extend<{ site: Site }>({
    site: async ({}, use) => {
      const server = await startServer();
      const browser = await openBrowser();
      const viewport = { width: 1440, height: 900 };
      const context = await browser.newContext({ viewport, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      const problems = watchConsole(page);
      const open = async (path: string) => {
        await page.goto(server.origin + path);
      };
      await open('/');
      await use({ origin: server.origin, page, open });
      await browser.close();
      await server.stop();
      expect(problems, 'what the browser complained about').toEqual([]);
    },
  });
}
