import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { awaitRun, turnToInstrument, turnToRun } from '../harness/browser/runAs.ts';
import { ownSiteTest, siteTest, type Site } from '../harness/browser/siteTest.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

const HELLO = 'Hello World!';
const BACK = 'Welcome Back!';

/** Runs somebody by a click on their name in the text, and gives what the page says. */
async function runWord(page: Page, user: string) {
  const word = page.locator(`main .run-word[data-run-user="${user}"]`).first();
  const { pageText } = await awaitRun(page, () => word.click());
  return pageText();
}

/** Runs a row by a click on its title in the text, and waits for what its pages say, one after the other. */
async function runRow(page: Page, row: string, said: string[]) {
  const word = page.locator(`main .run-word[data-run-row="${row}"]`).first();
  const title = (await word.textContent())?.trim() ?? '';
  await word.click();
  await page.getByRole('list', { name: title, exact: true }).waitFor();
  await expect.poll(() => pagesOf(page), { timeout: 10_000 }).toEqual(said);
  await page.locator('run-console[data-state=settled]').waitFor();
}

async function pagesOf(page: Page) {
  const frames = await page.locator('.row-card iframe').all();
  const bodies = frames.map((frame) => frame.contentFrame().locator('body'));
  // A row that is shown anew takes away the cards of the one before.
  return Promise.all(
    bodies.map((body) => body.textContent({ timeout: 1000 }).catch(() => undefined)),
  );
}

async function setDelay(page: Page, ms: number) {
  await turnToInstrument(page);
  await page.locator('#lag').getByRole('spinbutton', { name: 'Delay' }).fill(String(ms));
  await page.keyboard.press('Enter');
  const top = page.locator('.site-header .connection');
  const said = ms === 0 ? /embedded PostHog\s*$/ : `ingestion delayed by ${ms / 1000} s`;
  await top.filter({ hasText: said }).waitFor();
}

/** The flag, made by the button of its step. */
async function createFlag({ page, open }: Site) {
  await open('/one-time/create-flag');
  await page.getByRole('button', { name: 'Create it as the step says' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
}

/** Waits until Why says so of the last run. */
const why = (page: Page, said: string) =>
  page.locator('#why').filter({ hasText: said }).waitFor({ state: 'attached' });

const done = (page: Page, count: string) => page.getByText(`${count} done`).first().waitFor();

const test = siteTest();

test('a fact is written, a flag reads it, and one request is answered in two ways', async ({
  site,
}) => {
  const { page, open } = site;
  await open('/one-time/first-visit');
  expect(await runWord(page, 'alma')).toBe(HELLO);
  await page.locator('[data-slot=readout], .readout').getByText('first_request_complete').waitFor();

  await createFlag(site);
  expect(await runWord(page, 'alma'), 'older than the flag').toBe(BACK);
  await open('/one-time/later-visit');
  expect(await runWord(page, 'hugo')).toBe(HELLO);
  expect(await runWord(page, 'hugo')).toBe(BACK);
});

test('the race is lost twice, and won by a cookie in two ways', async ({ site }) => {
  const { page, open } = site;
  await createFlag(site);
  await open('/one-time/race');
  await setDelay(page, 5000);
  await runRow(page, 'wim-twice', [HELLO, HELLO]);
  await runRow(page, 'kira-twice', [HELLO, BACK]);
  await why(page, 'Off for kira');
  await runRow(page, 'ravi-twice', [HELLO, BACK]);
  await why(page, 'On for ravi');
  await done(page, '3 of 4');
});

test('what one browser remembers the other does not, until the fact has arrived', async ({
  site,
}) => {
  const { page, open } = site;
  await createFlag(site);
  await open('/one-time/two-browsers');
  await setDelay(page, 5000);
  await runRow(page, 'yara-both', [HELLO, BACK, HELLO]);
  await setDelay(page, 0);
  await runRow(page, 'finn-both', [HELLO, BACK]);
  await runRow(page, 'yara-forgotten', ['Forgotten.', BACK, HELLO]);
  await setDelay(page, 5000);
  await runRow(page, 'finn-forgotten', ['Forgotten.', BACK]);
  await done(page, '4 of 4');
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript each row is a link',
  async ({ site }) => {
    const { page, open } = site;
    await createFlag(site);
    await open('/one-time/race');
    await page.locator('.run-word[data-run-row=kira-twice]').first().click();
    await page.locator('.row-card').nth(1).waitFor();
    expect((await pagesOf(page))[0]).toBe(HELLO);
  },
);

ownSiteTest(() => startOnRealPostHog())(
  'a PostHog elsewhere has a lag of its own, and all else is the same',
  async ({ site }) => {
    const { page, open } = site;
    await createFlag(site);
    await open('/one-time/race');
    await page.locator('#lag').getByText('cannot be set from here').waitFor();
    await runRow(page, 'kira-twice', [HELLO, BACK]);
    await open('/one-time/two-browsers');
    await runRow(page, 'finn-both', [HELLO, BACK]);
    // When the fact has arrived there, nobody here is told.
    await page.waitForTimeout(2000);
    await runRow(page, 'finn-forgotten', ['Forgotten.', BACK]);
  },
);

describe.each(['light', 'dark'] as const)('in %s, on a phone', (colorScheme) => {
  siteTest({ colorScheme, viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })(
    'each step is accessible and fits',
    async ({ site }) => {
      const { page, open } = site;
      for (const step of ['first-visit', 'create-flag', 'later-visit', 'race', 'two-browsers']) {
        await open(`/one-time/${step}`);
        await turnToRun(page);
        expect(await findViolations(page), step).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), step).toBe(360);
      }
    },
  );
});
