import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { openBrowser } from '../harness/browser/openBrowser.ts';
import { startProcess, type RunningServer } from '../harness/server/startProcess.ts';

let browser: Browser;
let server: RunningServer;

beforeAll(async () => {
  browser = await openBrowser();
  server = await startProcess('src/posthog/standalone/startAlone.ts', {
    PORT: '0',
    DATA: ':memory:',
  });
  await createFlag(server.origin);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function capture(event: string): Promise<void> {
  const body = JSON.stringify({ api_key: 'phc_flagbook', event, distinct_id: 'ada' });
  await fetch(`${server.origin}/e/`, { method: 'POST', body });
}

test('the page of the embedded PostHog shows what arrives, and keeps open what one reads', async () => {
  const page = await browser.newPage();
  const problems = listProblems(page);
  await page.goto(`${server.origin}/`);
  await page.getByText('Live', { exact: true }).waitFor();
  await capture('first');
  const first = page.locator('details', { hasText: 'first' });
  await first.locator('summary').click();
  await first.locator('summary').focus();
  await capture('second');
  await page.getByText('second').waitFor();
  expect(await page.locator('#events ~ ol summary .name').allTextContents()).toEqual([
    'second',
    'first',
  ]);
  expect(await first.evaluate((details: HTMLDetailsElement) => details.open)).toBe(true);
  expect(await first.locator('summary').evaluate((summary) => summary.matches(':focus'))).toBe(
    true,
  );
  expect(problems).toEqual([]);
  await page.close();
});

test('without JavaScript the same page shows it after a reload', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.origin}/`);
  await capture('third');
  await page.reload();
  expect(await page.locator('#events ~ ol summary .name').first().textContent()).toBe('third');
  expect(await page.locator('#live').isVisible()).toBe(false);
  await context.close();
});

test.each(['light', 'dark'] as const)('axe finds nothing on it in %s', async (colorScheme) => {
  const page = await browser.newPage({ colorScheme });
  await capture('seen');
  await fetch(`${server.origin}/flags/?v=2`, {
    method: 'POST',
    body: JSON.stringify({ token: 'phc_flagbook', distinct_id: 'ada' }),
  });
  await page.goto(`${server.origin}/`);
  await page.getByText('Live', { exact: true }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.close();
});

function listProblems(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => problems.push(message.text()));
  return problems;
}
