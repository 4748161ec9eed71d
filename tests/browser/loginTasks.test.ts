import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { asPerson } from '../harness/browser/asPerson.ts';
import { turnToInstrument } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

/** Longer than an answer has to be held for the step that asks for it. */
const HELD_MS = 1100;

/** In order: what one item leaves behind, in PostHog or in a browser, must not spoil the next. */
const STEPS = ['flip', 'who-flips', 'before-load', 'bootstrap', 'server-id', 'continuity'];

siteTest()(
  'who does each Try-it item of the login in turn, sees each ticked',
  async ({ site }) => {
    const { page, open } = site;
    await asPerson(page);
    for (const step of STEPS) {
      await open(`/login/${step}`);
      if (step === 'continuity') await pressControl(page, page.locator('[data-control]').nth(0));
      if (step === 'continuity') await pressControl(page, page.locator('[data-control]').nth(1));
      for (const task of await page.locator('.task').all()) {
        await task.scrollIntoViewIfNeeded();
        for (const word of await task.locator('a').all()) await followWord(page, word);
      }
      const tasks = page.locator('.task');
      const done = () => page.locator('.task .tick.done').count();
      // Which side a new browser's ID lies on is chance: it is run until both were seen.
      for (let time = 0; time < 12 && step === 'who-flips' && (await done()) < 2; time += 1) {
        await followWord(page, tasks.last().locator('a').first());
      }
      await expect.poll(done, { timeout: 10_000, message: step }).toBe(await tasks.count());
    }
  },
  120_000,
);

/** Does what a word in an item says: runs somebody, sets PostHog, chooses an edit, presses a button. */
async function followWord(page: Page, word: Locator): Promise<void> {
  const [user, control] = await Promise.all([
    word.getAttribute('data-run-user'),
    word.getAttribute('data-control'),
  ]);
  if (control !== null) return pressControl(page, word);
  if (user === null) return word.click();
  const before = await page.locator('run-console').getAttribute('data-run');
  await word.click();
  const shown = before === null ? '[data-run]' : `[data-run]:not([data-run="${before}"])`;
  const ended = page.locator(`run-console${shown}[data-state=settled]`);
  const through = page.getByRole('button', { name: 'Let it through' });
  await ended.or(through).first().waitFor();
  if (await through.isVisible()) {
    await page.waitForTimeout(HELD_MS);
    await through.click();
  }
  await ended.waitFor();
}

/** The word shows where the button is; then it is pressed, and what was saved has been answered. */
async function pressControl(page: Page, word: Locator): Promise<void> {
  const name = (await word.getAttribute('data-control')) ?? '';
  await word.click();
  await turnToInstrument(page);
  const button = page.locator('#flag').getByRole('button', { name, exact: true });
  const answered = page.waitForResponse((one) => one.request().method() === 'POST');
  await Promise.all([answered, button.click()]);
  await page.locator('part-form[aria-busy]').first().waitFor({ state: 'detached' });
}
