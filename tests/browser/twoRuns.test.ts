import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { type Site, siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest();

const boxes = (page: Page) => page.locator('#runs').getByRole('checkbox');
const table = (page: Page) => page.locator('#runs').getByRole('table');

/** Makes two runs, of which the second is let in, and opens their list. */
async function openRuns({ page, open, origin }: Site): Promise<void> {
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  await runAs(page, 'ada');
  await page.getByRole('tab', { name: 'Runs' }).click();
}

test('two runs are laid beside each other, and what differs is told in the order of cause', async ({
  site,
}) => {
  const { page } = site;
  await openRuns(site);
  await boxes(page).first().check();
  await boxes(page).last().check();
  await table(page).waitFor();
  expect(await table(page).innerText()).toMatch(/Welcome, ada![\s\S]*Hello, ada!/);
  expect(await findViolations(page)).toEqual([]);
  await boxes(page).first().uncheck();
  await table(page).waitFor({ state: 'detached' });
});

test('by keyboard too, and of three the two that were chosen last', async ({ site }) => {
  const { page } = site;
  await openRuns(site);
  await runAs(page, 'ian');
  await page.getByRole('tab', { name: 'Runs' }).focus();
  for (let at = 0; at < 3; at++) {
    do await page.keyboard.press('Tab');
    while (
      !(await boxes(page)
        .nth(at)
        .evaluate((box) => box === document.activeElement))
    );
    await page.keyboard.press('Space');
  }
  await table(page).waitFor();
  expect(
    await boxes(page).evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked)),
  ).toEqual([false, true, true]);
});

siteTest({ javaScriptEnabled: false })('without JavaScript it is said how', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  expect(await page.locator('#runs').innerText()).toContain('open them in two windows');
});
