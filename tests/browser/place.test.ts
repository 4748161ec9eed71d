import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { awaitRun, runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const FLAG = '/first-flag/flag';

/** Scrolls the text, and gives how far it is scrolled at any later time. */
async function leaf(page: Page, to: number) {
  await page.evaluate((top) => {
    scrollTo({ top, behavior: 'instant' });
  }, to);
  const at = () => page.evaluate(() => scrollY);
  expect(await at()).toBe(to);
  return at;
}

const tabsTop = async (page: Page) =>
  (await page.locator('.step-tabs > .tabs').boundingBox())?.y ?? Number.NaN;

describe('by mouse', () => {
  const test = siteTest();

  test('nothing that is done in the pane moves the text, or the tabs', async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open(FLAG);
    const at = await leaf(page, 700);
    const top = await tabsTop(page);
    for (const user of ['ian', 'priya', '<b>nobody</b>'.repeat(9)]) {
      await runAs(page, user);
      expect(await tabsTop(page), user).toBe(top);
    }
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await tabsTop(page), (await tab.textContent()) ?? '').toBe(top);
    }
    await page.locator('.cast a').first().click();
    expect(await at()).toBe(700);
  });

  test('a link to the form shows it below the tabs of the pane', async ({ site }) => {
    const { page, open } = site;
    await page.setViewportSize({ width: 1280, height: 720 });
    await open('/first-flag/create-flag#flag');
    await page.locator('#flag').waitFor();
    expect(await page.locator('.step-run').evaluate((pane) => pane.scrollTop)).toBe(0);
  });

  test('Back leads to the run shown before, and then to none, in the same step', async ({
    site,
  }) => {
    const { page, open } = site;
    await open(FLAG);
    await runAs(page, 'ian');
    await runAs(page, 'priya');
    const at = await leaf(page, 600);
    await page.goBack();
    await page.locator('run-console[data-user=ian]').waitFor();
    expect(await page.locator('#run-user').inputValue()).toBe('ian');
    await page.goBack();
    await page.locator('[data-slot=page]').getByText('Run it, and').waitFor();
    await page.goForward();
    await page.locator('run-console[data-user=ian]').waitFor();
    expect(new URL(page.url()).pathname).toBe(FLAG);
    expect(await at()).toBe(600);
  });

  test('an instrument and the run share the pane, and each run turns to the run', async ({
    site,
  }) => {
    const { page, open } = site;
    await open('/inside-a-flag/race');
    const at = await leaf(page, 500);
    await page.locator('#lag').waitFor();
    await page.locator('.pane-switch').getByText('Run').click();
    await page.locator('#lag').waitFor({ state: 'hidden' });
    await page.locator('.pane-switch').getByText('Lag lab').click();
    await page.locator('#lag').waitFor();
    await awaitRun(page, () => page.keyboard.press('Control+Enter'));
    await page.locator('#console').waitFor();
    expect(await at()).toBe(500);
  });
});

describe('by keyboard', () => {
  const test = siteTest();

  test('the second stop skips to the field of the console, and the text stays', async ({
    site,
  }) => {
    const { page, open } = site;
    await open(FLAG);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toContain('Skip to the console');
    await page.keyboard.press('Enter');
    expect(
      await page.locator('#run-user').evaluate((node) => node === document.activeElement),
    ).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(0);
    await awaitRun(page, () => page.keyboard.press('Enter'));
  });

  test('a word that opens a tab leads there, and Esc leads back to the word', async ({ site }) => {
    const { page, open } = site;
    await open(FLAG);
    const word = page.locator('.tab-word').first();
    await word.focus();
    const before = await page.evaluate(() => scrollY);
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('role')).toBe('tab');
    await page.keyboard.press('Escape');
    expect(await word.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => scrollY)).toBe(before);
  });
});

describe('without JavaScript', () => {
  siteTest({ javaScriptEnabled: false })(
    'a tab is a link that moves the pane alone',
    async ({ site }) => {
      const { page, open } = site;
      await open(FLAG);
      await page.mouse.move(200, 500);
      await page.mouse.wheel(0, 600);
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);
      for (const tab of ['Source', 'Wire', 'What PostHog knows', 'Runs']) {
        await page.getByRole('link', { name: tab, exact: true }).last().click();
        await page.waitForTimeout(600);
        expect(await page.evaluate(() => scrollY), tab).toBe(600);
      }
    },
  );
});
