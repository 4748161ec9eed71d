import type { Page } from 'playwright-core';

/** Fills a list with what the browser's console complains about and which requests fail. */
export function watchRequests(page: Page, problems: string[]): void {
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'for no reason given';
    // The browser itself gives up what is under way when its page is left.
    if (reason === 'net::ERR_ABORTED') return;
    problems.push(`${request.method()} ${request.url()} failed: ${reason}`);
  });
  page.on('response', (response) => {
    if (!response.ok()) problems.push(`${response.status()} from ${response.url()}`);
  });
}
