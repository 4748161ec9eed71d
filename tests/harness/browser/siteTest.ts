import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningServer } from '../server/startProcess.ts';
import { startServer } from '../server/startServer.ts';
import { browserTest } from './browserTest.ts';
import { watchConsole } from './watchConsole.ts';

/** A site of one's own: a server whose project is empty, and a page of a browser that knows nothing. */
export interface Site {
  origin: string;
  page: Page;
  /** Opens a path of the site. */
  open: (path: string) => Promise<void>;
}

const VIEWPORT = { width: 1440, height: 900 };

let started: Promise<RunningServer> | undefined;

/** One server for all tests of a worker. */
const serverTest = browserTest.extend('server', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const server = await (started ??= startServer());
  onCleanup(async () => {
    await server.stop();
  });
  return server;
});

/**
 * Vitest's `test` with a `site`. When a test is over, nothing may stand in the browser's console:
 * no error, no warning, no breach of the Content-Security-Policy.
 */
export function siteTest(options: BrowserContextOptions = {}) {
  return serverTest.extend<{ site: Site }>({
    site: async ({ browser, server }, use) => {
      await startOver(server);
      await visit(await browser.newContext({ viewport: VIEWPORT, ...options }), server, use);
    },
  });
}

/** The same on a server that `start` starts for the one test. */
export function ownSiteTest(start: () => Promise<RunningServer>) {
  return browserTest.extend<{ site: Site }>({
    site: async ({ browser }, use) => {
      const server = await start();
      try {
        await visit(await browser.newContext({ viewport: VIEWPORT }), server, use);
      } finally {
        await server.stop();
      }
    },
  });
}

/** Empties the project as a reader would: events, persons, flags and lag. */
async function startOver({ origin }: RunningServer): Promise<void> {
  const response = await fetch(`${origin}/start-over`, {
    method: 'POST',
    headers: { Origin: origin },
    redirect: 'manual',
  });
  if (response.status !== 303) throw new Error(`Not emptied: ${await response.text()}`);
}

async function visit(
  context: BrowserContext,
  { origin }: RunningServer,
  use: (site: Site) => Promise<void>,
): Promise<void> {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const problems = watchConsole(page);
  const open = async (path: string) => {
    await page.goto(origin + path);
  };
  await use({ origin, page, open });
  await context.close();
  expect(problems, 'what the browser complained about').toEqual([]);
}
