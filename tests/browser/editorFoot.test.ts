import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { CODE, first, openFlag, report } from '../harness/browser/flagVersion.ts';
import { awaitRun } from '../harness/browser/runAs.ts';
import { type Site, siteTest } from '../harness/browser/siteTest.ts';
import { codeField, runVersionAs, writeVersion } from '../harness/browser/writeVersion.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const testOnPhone = siteTest(PHONE);

const runLine = (page: Page) => page.locator('.run-line');
const tabs = (page: Page) => page.locator('.step-tabs > .tabs');
const pressRun = (page: Page) => page.getByRole('button', { name: 'Run', exact: true }).click();

/** Opens the step, and on a phone the sheet over it. */
async function openAll(site: Site): Promise<void> {
  await openFlag(site);
  const grip = site.page.locator('.grip');
  if (await grip.isVisible()) for (let tap = 0; tap < 2; tap += 1) await grip.click();
}

/** How much of an element can be seen, from 0 to 1. */
const seen = (element: Locator) =>
  element.evaluate(
    (one) =>
      new Promise<number>((resolve) => {
        new IntersectionObserver(([entry]) => {
          resolve(entry?.intersectionRatio ?? 0);
        }).observe(one);
      }),
  );

for (const [where, options] of [
  ['on a phone', PHONE],
  ['on a low screen', { viewport: { width: 1280, height: 720 } }],
  ['on a high screen', { viewport: { width: 1440, height: 900 } }],
] as const) {
  const test = siteTest(options);

  test(`${where}, what came of a version is seen where its code is`, async ({ site }) => {
    const { page } = site;
    await openAll(site);
    await writeVersion(page, 'flag', first("console.log('%s: %d', user, 3);"));
    await codeField(page).press('Control+Home');
    await awaitRun(page, () => pressRun(page));
    const line = runLine(page);
    expect(await line.textContent()).toMatch(
      /^ian: “Welcome, ian! You are on the new cool page”200, .*2 calls, .*, flag on/,
    );
    // There the page itself is always in sight.
    if (where === 'on a high screen') expect(await line.isVisible()).toBe(false);
    else expect(await seen(line)).toBe(1);
    const logged = page.getByRole('group', { name: 'What your code logged' });
    if (where !== 'on a low screen') expect(await seen(logged)).toBe(1);
    expect(await logged.getByRole('listitem').allTextContents()).toEqual(['Line 7 ian: 3']);
    expect(await findViolations(page, '#source')).toEqual([]);
  });

  test(`${where}, an error and its line are seen together`, async ({ site }) => {
    const { page } = site;
    await openAll(site);
    const code = `${CODE}${'\n'.repeat(80)}throw new Error('at the end');\n`;
    await writeVersion(page, 'flag', code);
    await codeField(page).press('Control+Home');
    await awaitRun(page, () => pressRun(page));
    expect(await seen(report(site).locator('.notice'))).toBe(1);
    const { y = 0 } = (await report(site).boundingBox()) ?? {};
    const wrong = await page.locator('.line.wrong').boundingBox();
    expect(wrong?.y).toBeLessThanOrEqual(y - (wrong?.height ?? 0));
    expect(wrong?.y).toBeGreaterThan((await tabs(page).boundingBox())?.y ?? 0);
  });
}

testOnPhone('the line leads to the page', async ({ site }) => {
  const { page } = site;
  await openAll(site);
  await runVersionAs(page, 'ada', CODE.replace('Hello, ', 'Hi &amp; bye, '));
  const shown = page.locator('[data-slot=page] iframe');
  await page.locator('.pce-line').last().scrollIntoViewIfNeeded();
  expect(await seen(shown)).toBe(0);
  expect(await runLine(page).textContent()).toContain('ada: “Hi & bye, ada!”');
  await page.getByRole('button', { name: 'See the page' }).click();
  await expect.poll(() => seen(shown)).toBe(1);
});

testOnPhone('the line tells of its own run alone, and that one is under way', async ({ site }) => {
  const { page } = site;
  await openAll(site);
  await awaitRun(page, () => pressRun(page));
  await writeVersion(page, 'flag', first('for (;;);'));
  await pressRun(page);
  await page.locator('.run-line', { hasText: 'Running …' }).waitFor();
  const line = page.locator('.run-line', { hasText: 'ian got no page from your version.' });
  await line.waitFor({ timeout: 20_000 });
  await page.locator('[data-tab=runs]').click();
  await page.locator('.runs button').last().click();
  await page.locator('[data-tab=source]').click();
  expect(await runLine(page).isVisible()).toBe(false);
});

siteTest()('where nothing answers, the foot of the code says so', async ({ site }) => {
  const { page } = site;
  await openFlag(site);
  await writeVersion(page, 'flag', first('const mine = 1;'));
  await page.route('**/parts/own-run', (route) =>
    route.fulfill({
      status: 200,
      contentType: 'application/json',
      body: '{"problem":{"sentence":"No."}}',
    }),
  );
  await pressRun(page);
  await report(site).getByText('No.').waitFor();
  expect(await runLine(page).isVisible()).toBe(false);
});
