import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { watchRequests } from './watchRequests.ts';

interface SnippetApp {
  page: Page;
  /** What the console and requests complained about. */
  problems: string[];
  close: () => Promise<void>;
}

/**
 * A page of an origin of its own in a real browser that loads posthog-js from the PostHog at `host` and
 * captures `early` before it is there.
 *
 * @param loader HTML that makes `window.posthog`, to be filled by the script that it loads
 * @param options for the SDK beside the host
 */
export async function openSnippetApp(
  browser: Browser,
  host: string,
  loader: string,
  options: object = {},
): Promise<SnippetApp> {
  const settings = JSON.stringify({ api_host: host, opt_out_useragent_filter: true, ...options });
  const html = `<!doctype html>
<html lang="en">
  <head>
    <title>A shop</title>
    <link rel="icon" href="data:," />
    ${loader}
    <script>
      posthog.init('phc_flagbook', ${settings});
      posthog.capture('early');
    </script>
  </head>
  <body><button>Buy</button></body>
</html>
`;
  const app = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(html);
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems: string[] = [];
  watchRequests(page, problems);
  await page.goto(`http://127.0.0.1:${(app.address() as AddressInfo).port}/shop`);
  const close = async () => {
    await context.close();
    app.closeAllConnections();
    await new Promise((resolve) => app.close(resolve));
  };
  return { page, problems, close };
}
