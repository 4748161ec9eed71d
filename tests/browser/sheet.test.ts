import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { awaitRun } from '../harness/browser/runAs.ts';
import { isFocusSeen } from '../harness/browser/isFocusSeen.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const FLAG = '/first-flag/flag';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const test = siteTest(PHONE);

const sheet = (page: Page) => page.locator('work-pane');
const snap = (page: Page) => sheet(page).getAttribute('data-snap');

async function leaf(page: Page) {
  await page.evaluate(() => {
    scrollTo({ top: 900, behavior: 'instant' });
  });
  return async () => {
    expect(await page.evaluate(() => scrollY)).toBe(900);
  };
}

test('a run opens the sheet by half, a tab wholly, and it closes to the same line', async ({
  site,
}) => {
  const { page, open } = site;
  await open(FLAG);
  const isKept = await leaf(page);
  expect((await sheet(page).boundingBox())?.height).toBe(78);
  await awaitRun(page, () => page.getByRole('button', { name: 'Run', exact: true }).tap());
  expect(await snap(page)).toBe('half');
  await page.locator('[data-slot=page] iframe').waitFor();
  await isKept();
  await page.getByRole('tab', { name: 'Wire' }).tap();
  expect(await snap(page)).toBe('full');
  await isKept();
  await page.getByRole('button', { name: 'Close the work pane' }).tap();
  expect(await snap(page)).toBe('dock');
  await isKept();
});

test('a word of the text runs, and Esc closes what it opened', async ({ site }) => {
  const { page, open } = site;
  await open(FLAG);
  const word = page.locator('.run-word').first();
  await word.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await awaitRun(page, () => word.tap());
  expect(await snap(page)).toBe('half');
  expect(await word.getAttribute('data-outcome')).toMatch(/^(on|off|unknown)$/);
  await page.keyboard.press('Escape');
  expect(await snap(page)).toBe('dock');
  expect(await page.evaluate(() => scrollY)).toBe(before);
});

test('the sheet is dragged from one rest to the next, and stepped by its grip', async ({
  site,
}) => {
  const { page, open } = site;
  await open(FLAG);
  const isKept = await leaf(page);
  const drag = async (to: number) => {
    const { y = 0 } = (await sheet(page).boundingBox()) ?? {};
    await page.mouse.move(195, y + 8);
    await page.mouse.down();
    await page.mouse.move(195, to, { steps: 8 });
    await page.mouse.up();
    await page.waitForTimeout(300);
  };
  await drag(400);
  expect(await snap(page)).toBe('half');
  await drag(80);
  expect(await snap(page)).toBe('full');
  await drag(800);
  expect(await snap(page)).toBe('dock');
  const grip = page.locator('.grip');
  await grip.focus();
  for (const next of ['half', 'full', 'dock']) {
    await page.keyboard.press('Enter');
    expect(await snap(page)).toBe(next);
  }
  await isKept();
});

siteTest({ ...PHONE, javaScriptEnabled: false })(
  'without JavaScript the pane stands below the text',
  async ({ site }) => {
    const { page, open } = site;
    await open(FLAG);
    const text = await page.locator('#read').boundingBox();
    const pane = await page.locator('#run').boundingBox();
    expect(pane?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0));
  },
);

test('what the keyboard focuses in the text stands above the dock', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  const words = page.locator('.step-read').locator('a.term, a.tab-word, a.run-word');
  await words.first().focus();
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab');
    await expect.poll(() => isFocusSeen(page), { message: `stop ${stop}` }).toBe(true);
  }
});
