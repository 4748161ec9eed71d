import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runAs } from '../harness/browser/runAs.ts';
import { type Site, siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const FLAG = '/first-flag/flag';

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  return box ?? { x: 0, y: 0, width: 0, height: 0 };
};

async function runIan({ page, open, origin }: Site): Promise<void> {
  await createFlag(`${origin}/posthog`);
  await open(FLAG);
  await runAs(page, 'ian');
}

siteTest({ viewport: { width: 820, height: 900 } })(
  'at 820 px the whole head fits beside the text, and nothing of it is cut',
  async ({ site }) => {
    const { page } = site;
    await runIan(site);
    for (const part of ['.choices', '.run-page', '.status', '.readout', '.request']) {
      const isCut = await page
        .locator(part)
        .first()
        .evaluate((element) => element.scrollWidth > element.clientWidth);
      expect(isCut, part).toBe(false);
    }
    const { y, height } = await boxOf(page, '.step-tabs > .tabs');
    expect(y + height).toBeLessThanOrEqual(900 - 150);
  },
);

siteTest({ viewport: { width: 1280, height: 720 } })(
  'at 1280 px it is said how many calls and events a run made, beside the link to it',
  async ({ site }) => {
    const { page } = site;
    await runIan(site);
    await page.locator('.status [data-link]').waitFor();
    const calls = page.locator('.status .calls');
    expect(await calls.textContent()).toMatch(/^\d calls, \d events?$/);
    expect(await calls.evaluate((said) => said.scrollWidth <= said.clientWidth)).toBe(true);
  },
);

siteTest({ viewport: { width: 1280, height: 640 } })(
  'on a low screen the pane scrolls whole, and its tabs stay in sight',
  async ({ site }) => {
    const { page } = site;
    await runIan(site);
    await page.getByRole('tab', { name: 'Source' }).click();
    const before = await page.evaluate(() => scrollY);
    const top = (await boxOf(page, '.run-view')).y;
    await page.locator('.run-view').evaluate((pane) => {
      pane.scrollTop = 500;
    });
    expect((await boxOf(page, '.step-tabs > .tabs')).y).toBe(top);
    expect(await page.evaluate(() => scrollY)).toBe(before);
    await page.getByRole('tab', { name: 'Why' }).click();
    expect((await boxOf(page, '.step-tabs > .tabs')).y).toBe(top);
  },
);

siteTest({ viewport: { width: 1680, height: 950 } })(
  'on a wide screen Source stands beside the tabs, and a word that names it leads there',
  async ({ site }) => {
    const { page } = site;
    await runIan(site);
    for (const tab of ['Wire', 'Why', 'Runs']) {
      await page.getByRole('tab', { name: tab }).click();
      const [source, body] = await Promise.all(
        ['#source', `#${tab.toLowerCase()}`].map((part) => boxOf(page, part)),
      );
      expect(source?.width, tab).toBeGreaterThan(400);
      expect(body?.x, tab).toBeGreaterThanOrEqual((source?.x ?? 0) + (source?.width ?? 0) - 1);
    }
    expect(await page.getByRole('tab', { name: 'Source' }).count()).toBe(0);
  },
);

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'on a phone an address that names a tab shows it from its first line',
  async ({ site }) => {
    const { page, open } = site;
    await open(`${FLAG}#source`);
    await page.locator('work-pane[data-snap=full]').waitFor();
    await page.waitForTimeout(400);
    const tabs = await boxOf(page, '.step-tabs > .tabs');
    const { y } = await boxOf(page, '#source :text("TypeScript")');
    expect(y).toBeGreaterThanOrEqual(tabs.y + tabs.height);
    expect(y).toBeLessThan(844);
  },
);

siteTest({ viewport: { width: 794, height: 1123 } })(
  'on paper stand the text, its terms, the last run and the source, and no empty console',
  async ({ site }) => {
    const { page, open } = site;
    const isSeen = (part: string) => page.locator(part).first().isVisible();
    await open(FLAG);
    await page.emulateMedia({ media: 'print' });
    expect(await Promise.all(['.step-terms', '#source', '.request'].map(isSeen))).toEqual([
      true,
      true,
      false,
    ]);
    await page.emulateMedia({ media: 'screen' });
    await runIan(site);
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.request', '.run-page', '.run-picture svg', '.readout', '#source']) {
      expect(await isSeen(part), part).toBe(true);
    }
    expect(await isSeen('.choices')).toBe(false);
    await page.frameLocator('[data-slot=page] iframe').getByText('Welcome, ian!').waitFor();
  },
);
