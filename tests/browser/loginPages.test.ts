import { expect } from 'vitest';
import { asPerson } from '../harness/browser/asPerson.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { saveLoginFlag } from '../harness/lessons/saveLoginFlag.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const PATHS = ['flip', 'who-flips', 'bootstrap', 'continuity'].map((step) => `/login/${step}`);

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

siteTest()('axe finds nothing at a strip, two receipts and a crowd', async ({ site }) => {
  const { page, open, origin } = site;
  await asPerson(page);
  await saveLoginFlag(origin);
  const found: Record<string, string[]> = {};
  for (const path of PATHS) {
    await open(path);
    await runAs(page, 'ines');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found[`${path} in ${colorScheme}`] = await findViolations(page);
    }
  }
  expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
});

siteTest(PHONE)('no step of the login scrolls sideways on a phone', async ({ site }) => {
  const { page, open, origin } = site;
  await asPerson(page);
  await saveLoginFlag(origin);
  for (const path of PATHS) {
    await open(path);
    await page.locator('.run-word').first().click();
    await page.locator('run-console[data-state=settled]').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBe(390);
  }
});
