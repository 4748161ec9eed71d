import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runAs, turnToRun } from './runAs.ts';
import type { Site } from './siteTest.ts';

/** Brings a page up to date: without JavaScript, lists show news only on another load. */
export type Look = (page: Page) => Promise<void>;

/** Takes the six steps from the home page to the comparison, as the prose asks the reader to. */
export async function readerPath({ page, open }: Site, look: Look): Promise<void> {
  await open('/');
  await page
    .getByRole('link', { name: /A plain app/ })
    .first()
    .click();
  await plainApp(page);
  await isDone(page, look, 3);

  await goOn(page, 'next');
  await captureEvent(page, look);
  await isDone(page, look, 3);

  await goOn(page, 'next');
  await createFlag(page, look);
  await isDone(page, look, 2);

  await goOn(page, 'next');
  await gatePage(page);
  await isDone(page, look, 3);

  await goOn(page, 'prev');
  await letMaxIn(page);
  await goOn(page, 'next');
  await meetMaxTwice(page);
  await isDone(page, look, 4);

  await goOn(page, 'next');
  await sendFlagValue(page, look);
  await isDone(page, look, 2);

  await goOn(page, 'next');
  await compareStages(page);
  await open('/first-flag/compare');
  await isDone(page, look, 2);
}

async function plainApp(page: Page) {
  const ada = await runAs(page, 'ada');
  expect(await ada.pageText()).toBe('Hello, ada!');
  expect(await ada.panel('Response').textContent()).toContain('<p>Hello, ada!</p>');
  expect(await ada.panel('Wire').textContent()).toContain('This run made no call to PostHog');
  await runAs(page, 'ian');
  const markup = await runAs(page, '<b>ada</b>');
  expect(await markup.pageText(), 'markup in a name is text').toBe('Hello, <b>ada</b>!');
}

async function captureEvent(page: Page, look: Look) {
  const ada = await runAs(page, 'ada');
  expect(await ada.pageText()).toBe('Hello, ada!');
  expect(await ada.panel('Wire').textContent()).toMatch(/POST \/batch\/.*after the page was/s);
  await sees(page, look, '#knows', 'visited_user_page');
  await sees(page, look, '#knows', 'initial_name');
  for (const user of ['ian', 'olivia', 'olivia']) await runAs(page, user);
}

async function createFlag(page: Page, look: Look) {
  await page.getByRole('button', { name: 'Create it as the step says' }).click();
  await page.locator('.rest-call').getByText('201').waitFor();
  await sees(page, look, '#knows', 'new-cool-feature');
  await sees(page, look, '#knows', 'everyone whose initial_name is ada');
}

async function gatePage(page: Page) {
  const ian = await runAs(page, 'ian');
  expect(await ian.pageText()).toBe('Welcome, ian! You are on the new cool page');
  expect(await ian.panel('Why').textContent()).toContain('On for ian, because condition set 1');
  const ada = await runAs(page, 'ada');
  expect(await ada.pageText()).toBe('Welcome, ada! You are on the new cool page');
  expect(await ada.panel('Why').textContent()).toContain('On for ada, because condition set 2');
  const priya = await runAs(page, 'priya');
  expect(await priya.pageText()).toBe('Hello, priya!');
  expect(await priya.panel('Why').textContent()).toContain('Off for priya, because');
}

async function letMaxIn(page: Page) {
  await page.locator('button[value=duplicate-1]').click();
  await page.locator('input[name="set-2-filter-0-value"]').fill('max');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.locator('.rest-call').getByText('200').waitFor();
}

/** The flag is read before the event that names max has landed. */
async function meetMaxTwice(page: Page) {
  const first = await runAs(page, 'max');
  expect(await first.pageText()).toBe('Hello, max!');
  const second = await runAs(page, 'max');
  expect(await second.pageText()).toBe('Welcome, max! You are on the new cool page');
}

async function sendFlagValue(page: Page, look: Look) {
  await runAs(page, 'ada');
  await runAs(page, 'priya');
  await look(page);
  const breakdown = page.locator('.readout');
  for (const value of ['true', 'false', 'none']) {
    await breakdown.getByRole('row', { name: new RegExp(`^${value} [1-9]`) }).waitFor();
  }
}

async function compareStages(page: Page) {
  await page.locator('.compare-link a').click();
  const columns = page.locator('.column');
  await columns.nth(3).waitFor();
  expect(await columns.nth(0).textContent()).toContain('not asked');
  expect(await columns.nth(3).textContent()).toContain('$feature/new-cool-feature');
  await page.getByRole('spinbutton', { name: 'Users' }).fill('20');
  await page.getByRole('button', { name: 'Send the crowd' }).click();
  await page
    .locator('.crowd-picture')
    .getByRole('row', { name: /^flag-property/ })
    .waitFor();
}

async function goOn(page: Page, where: 'next' | 'prev') {
  await page.locator(`.step-ends a[rel=${where}]`).click();
}

/** Without JavaScript, a look may run somebody once more, and so pass another check. */
async function isDone(page: Page, look: Look, checks: number) {
  await look(page);
  const tally = page.locator('.pips [data-say]');
  await expect
    .poll(async () => Number.parseInt((await tally.textContent()) ?? '', 10))
    .toBeGreaterThanOrEqual(checks);
}

async function sees(page: Page, look: Look, panel: string, text: string) {
  await look(page);
  if (panel === '#knows') {
    await turnToRun(page);
    // Without JavaScript all tabs stand below one another.
    const tab = page.getByRole('tab', { name: 'What PostHog knows' });
    if ((await tab.count()) > 0) await tab.click();
  }
  await page.locator(panel).getByText(text).filter({ visible: true }).first().waitFor();
}
