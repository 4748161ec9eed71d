import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { awaitRun } from '../harness/browser/runAs.ts';
import { type Site, siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const FLAG = '/first-flag/flag';
const test = siteTest();

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const pageText = (page: Page) =>
  page.locator('[data-slot=page] iframe').contentFrame().locator('body').textContent();
const verdict = (page: Page) => page.locator('.readout').innerText();

/** The client goes on asking a PostHog that is down for longer than a test waits. */
const answered = (page: Page) => page.locator('run-console[data-state=answered]').waitFor();

async function openFlag({ open, origin }: Site): Promise<void> {
  await createFlag(`${origin}/posthog`);
  await open(FLAG);
}

test('by keyboard PostHog goes down, which the verdict tells, and comes back', async ({ site }) => {
  const { page } = site;
  await openFlag(site);
  await radio(page, 'up').focus();
  await page.keyboard.press('ArrowLeft');
  expect(await radio(page, 'down').isChecked()).toBe(true);
  await page.keyboard.press('Control+Enter');
  await answered(page);
  expect(await pageText(page)).toBe('Hello, ian!');
  expect(await verdict(page)).toContain('Unknown: PostHog decided nothing, so the code took its');
  await page.keyboard.press('ArrowRight');
  expect(await radio(page, 'up').isChecked(), 'the focus stayed').toBe(true);
  const up = await awaitRun(page, () => page.keyboard.press('Control+Enter'));
  expect(await up.pageText()).toContain('Welcome, ian!');
  expect(await verdict(page)).toMatch(/unknown\s*→\s*on/);
});

test('a word of the text sets it, and a reload and the link to the run keep it', async ({
  site,
}) => {
  const { page } = site;
  await openFlag(site);
  await page.locator('.switch-word').first().click();
  expect(await radio(page, 'slow').isChecked()).toBe(true);
  await radio(page, 'down').check();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await answered(page);
  await page.reload();
  expect(await radio(page, 'down').isChecked()).toBe(true);
  expect(await verdict(page)).toContain('Unknown: PostHog decided nothing');
  await page.getByRole('link', { name: 'Link to this run' }).click();
  await page.waitForURL(/\/run\?.*posthog=down/);
  expect(await page.locator('iframe').first().contentFrame().locator('body').textContent()).toBe(
    'Hello, ian!',
  );
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript the form takes it along, and keeps it',
  async ({ site }) => {
    const { page } = site;
    await openFlag(site);
    await radio(page, 'down').check();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForURL(/posthog=down/);
    expect(await pageText(page)).toBe('Hello, ian!');
    expect(await radio(page, 'down').isChecked()).toBe(true);
    await radio(page, 'up').check();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForURL(/posthog=up/);
    expect(await pageText(page)).toContain('Welcome, ian!');
  },
);
