import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { isFocusSeen } from '../harness/browser/isFocusSeen.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();
const phoneTest = siteTest({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
});
const plainTest = siteTest({ javaScriptEnabled: false });

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the steps' });
const results = (page: Page) => page.getByRole('region', { name: 'Search results' });
const focusedText = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent.trim() ?? '');

describe('the field in the head of a page', () => {
  test('shows what is found while somebody types, and leads there by the keyboard', async ({
    site,
  }) => {
    const { page, open, origin } = site;
    await open('/first-flag/plain');
    await page.keyboard.press('/');
    expect(await field(page).inputValue()).toBe('');
    await page.keyboard.type('condition set');
    await results(page).getByRole('link').first().waitFor();
    expect(await page.locator('search-box [role=status]').innerText()).toMatch(
      /^\d+ places for “condition set”\.$/,
    );

    await page.keyboard.press('ArrowDown');
    expect(await focusedText(page)).toBe('condition set');
    expect(await isFocusSeen(page)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focusedText(page)).toBe('condition set');
    await page.keyboard.press('ArrowUp');
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/glossary#condition-set`);
  });

  test('leads to a heading in a step', async ({ site }) => {
    const { page, open, origin } = site;
    await open('/');
    await field(page).fill('how the half is chosen');
    await results(page)
      .getByRole('link', { name: /How the half is chosen/ })
      .click();
    await page.waitForURL(`${origin}/first-flag/create-flag#how-the-half-is-chosen`);
    expect(await page.locator(':target').innerText()).toBe('How the half is chosen');
  });

  test('closes by Escape with the words kept, by a press elsewhere and by leaving it', async ({
    site,
  }) => {
    const { page, open } = site;
    await open('/glossary');
    const isShown = () => results(page).isVisible();
    await field(page).fill('bucket');
    await expect.poll(isShown).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await isShown()).toBe(false);
    expect(await field(page).inputValue()).toBe('bucket');
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);

    await page.keyboard.type('s');
    await expect.poll(isShown).toBe(true);
    await page.mouse.click(10, 700);
    expect(await isShown()).toBe(false);

    await field(page).focus();
    await expect.poll(isShown).toBe(true);
    await page.keyboard.press('Shift+Tab');
    expect(await isShown()).toBe(false);
    await field(page).fill('');
    await expect.poll(isShown).toBe(false);
  });

  test('leads to all results by Enter', async ({ site }) => {
    const { page, open, origin } = site;
    await open('/');
    await field(page).fill('flag');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/search?q=flag`);
    expect(await results(page).getByRole('listitem').count()).toBeGreaterThan(7);
  });

  test('leaves a slash alone where one is typed', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/plain');
    const user = page.locator('#run-user');
    await user.fill('a');
    await user.press('/');
    expect(await user.inputValue()).toBe('a/');
  });

  test('asks for nothing before it is used', async ({ site }) => {
    const { page, open } = site;
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    await open('/glossary');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /liveSearch|found/.test(url))).toEqual([]);
    await field(page).focus();
    await expect.poll(() => asked.some((url) => url.includes('liveSearch'))).toBe(true);
  });

  test('gives axe nothing to complain of, in light and in dark', async ({ site }) => {
    const { page, open } = site;
    await open('/glossary');
    await field(page).fill('hash');
    await results(page).getByRole('link').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await findViolations(page)).toEqual([]);
    }
  });
});

describe('the page of the search', () => {
  test('follows the typing, with an address to keep', async ({ site }) => {
    const { page, open, origin } = site;
    await open('/search');
    // The field has the focus by itself, with the first frame: the page may be loaded before that.
    await page.locator('input[type=search]:focus').waitFor();
    await page.keyboard.type('reciept');
    await results(page)
      .getByRole('link', { name: /^Read a flag’s receipt$/ })
      .waitFor();
    expect(page.url()).toBe(`${origin}/search?q=reciept`);
    await field(page).fill('xylophone');
    await results(page).getByText('Nothing has “xylophone”').waitFor();
    await page.reload();
    await results(page).getByText('Nothing has “xylophone”').waitFor();
  });

  test('shows the newest answer, whichever comes last', async ({ site }) => {
    const { page, open } = site;
    await open('/search');
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/parts/search?q=bucket', async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await field(page).fill('bucket');
    await page.waitForRequest('**/parts/search?q=bucket');
    await field(page).fill('cookie');
    await results(page).getByText('“cookie”').waitFor();
    release();
    await page.waitForTimeout(100);
    expect(await results(page).innerText()).not.toContain('“bucket”');
  });

  plainTest('works without JavaScript', async ({ site }) => {
    const { page, open, origin } = site;
    await open('/first-flag/plain');
    await field(page).fill('condition set');
    await field(page).press('Enter');
    expect(page.url()).toBe(`${origin}/search?q=condition+set`);
    expect(await field(page).inputValue()).toBe('condition set');
    await results(page).getByRole('link').first().click();
    expect(page.url()).toBe(`${origin}/glossary#condition-set`);
  });

  phoneTest('is a touch away on a phone', async ({ site }) => {
    const { page, open, origin } = site;
    await open('/');
    const link = page.getByRole('link', { name: 'Search' });
    const box = await link.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(36);
    await link.tap();
    await page.waitForURL(`${origin}/search`);
    await field(page).fill('race');
    await results(page).getByRole('link').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
