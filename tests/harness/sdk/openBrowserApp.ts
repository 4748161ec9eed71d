import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { PostHog } from 'posthog-js';
import { openBrowser } from '../browser/openBrowser.ts';
import { watchRequests } from './watchRequests.ts';

const MODULES = path.resolve(import.meta.dirname, '../../../node_modules');
/** Where a version of posthog-js has its module for browsers: today's and earlier ones. */
const BUNDLES = ['dist/module.mjs', 'dist/es.js'];

declare global {
  interface Window {
    posthog: PostHog;
  }
}

export type BrowserApp = Awaited<ReturnType<typeof openBrowserApp>>;

/**
 * A web app with posthog-js, of an origin of its own, and a real browser to use it. The SDK's options
 * are the default ones, but that the browser may be one that a program drives: PostHog's own advice
 * for tests. `problems` lists what the browser's console complained about and which requests failed.
 *
 * @param host of the PostHog that the app talks to
 * @param installedAs the name under which its version of posthog-js is installed
 */
export async function openBrowserApp(host: string, installedAs: string) {
  const bundles = BUNDLES.map((file) => path.join(MODULES, installedAs, file));
  const sdk = readFileSync(bundles.find((file) => existsSync(file)) ?? '');
  const app = createServer((request, response) => {
    const isSdk = request.url === '/posthog.mjs';
    response.setHeader('Content-Type', isSdk ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(isSdk ? sdk : html(host));
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const browser = await openBrowser();
  const problems: string[] = [];

  return {
    problems,
    /** Opens the app as someone who was never there, and waits until their flags are known. */
    visit: async (): Promise<Page> => {
      const context = await browser.newContext();
      const page = await context.newPage();
      watchRequests(page, problems);
      await page.goto(`${origin}/shop`);
      await waitForFlags(page);
      return page;
    },
    close: async () => {
      await browser.close();
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
    },
  };
}

/** Waits until posthog-js has loaded and has its flags. */
export async function waitForFlags(page: Page): Promise<void> {
  await page.waitForFunction(() => 'posthog' in window && window.posthog.__loaded);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.posthog.onFeatureFlags(() => resolve());
      }),
  );
}

function html(host: string): string {
  return `<!doctype html>
<html lang="en">
  <title>A shop</title>
  <link rel="icon" href="data:," />
  <button>Buy</button>
  <script type="module">
    import posthog from '/posthog.mjs';
    window.posthog = posthog;
    posthog.init('phc_flagbook', { api_host: '${host}', opt_out_useragent_filter: true });
  </script>
</html>
`;
}
