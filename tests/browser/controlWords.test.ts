import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { isFocusSeen } from '../harness/browser/isFocusSeen.ts';
import { awaitRun } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { steps } from '../harness/server/steps.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Named before they are there; then the word only opens their place. */
const LATER = {
  Save: 'once there is a flag',
  'Match by': 'once there is a flag',
  'Really delete it': 'after Delete …',
  'Switch it off': 'once there is a flag',
  'Switch it on': 'once it is switched off',
  'Release beta': 'once there is a flag',
  'General availability': 'once there is a flag',
  'General availability, to all': 'once there is a flag',
  'Back to beta': 'once there is a flag',
  Resume: 'while PostHog is paused',
  'Link to this run': 'after a run',
};

describe('a word for a control', () => {
  const test = siteTest();

  test('leads to it in each step, or to where it will be, and leaves the text in place', async ({
    site,
  }) => {
    const { page, open } = site;
    const missed = new Set<string>();
    for (const step of steps) {
      await open(step);
      for (const word of await page.locator('.control-word').all()) {
        const name = (await word.getAttribute('data-control')) ?? '';
        await word.scrollIntoViewIfNeeded();
        const top = await page.evaluate(() => scrollY);
        await word.click();
        const place = page.locator((await word.getAttribute('href')) ?? '');
        expect(await place.isVisible(), `${step}: ${name}`).toBe(true);
        if ((await focusedName(page)) !== name) missed.add(name);
        expect(await page.evaluate(() => scrollY), `${step}: ${name}`).toBe(top);
      }
    }
    expect([...missed].toSorted()).toEqual(Object.keys(LATER).toSorted());
  });

  test('leads to those that are there later, too', async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    const press = async (name: string) => {
      await page.locator(`.control-word[data-control="${name}"]`).first().click();
      expect(await focusedName(page)).toBe(name);
    };
    await open('/first-flag/create-flag');
    await press('Save');
    await open('/inside-a-flag/share');
    await awaitRun(page, () => page.locator('.task .run-word').first().click());
    await press('Link to this run');
    await open('/inside-a-flag/race');
    await press('Pause');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    await press('Resume');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
  });

  test('says by the ring of the focus which one it means, after a click, too', async ({ site }) => {
    const { page, open, origin } = site;
    await createFlag(`${origin}/posthog`);
    await open('/first-flag/create-flag');
    await page.locator('.control-word[data-control=Save]').first().click();
    expect(await focusedName(page)).toBe('Save');
    expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
  });

  test('is where Esc leads back to', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/create-flag');
    await page.locator('.control-word').first().click();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('control-word');
  });
});

describe('a word for an edit', () => {
  const test = siteTest();

  test('turns to Source with the edit shown, and to be run', async ({ site }) => {
    const { page, open } = site;
    for (const step of steps) {
      await open(step);
      for (const word of await page.locator('[data-edit]').all()) {
        const edit = (await word.getAttribute('data-edit')) ?? '';
        await word.scrollIntoViewIfNeeded();
        const top = await page.evaluate(() => scrollY);
        await word.click();
        const radio = page.locator(`#source input[value="${edit}"]`);
        expect(await radio.isChecked(), edit).toBe(true);
        expect(await radio.evaluate((it) => it === document.activeElement), edit).toBe(true);
        await page.locator(`.version:has([value=${edit}]) figure`).waitFor();
        expect(await page.evaluate(() => scrollY), edit).toBe(top);
      }
    }
  });
});

siteTest(PHONE)('on a phone they open the sheet, and are seen there', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/create-flag');
  await page.locator('.control-word[data-control="Add a condition set"]').click();
  await page.locator('work-pane[data-snap=full]').waitFor();
  await expect.poll(() => isFocusSeen(page)).toBe(true);
  await open('/first-flag/plain');
  await page.locator('[data-edit]').click();
  await page.locator('work-pane[data-snap=full]').waitFor();
  await expect.poll(() => isFocusSeen(page)).toBe(true);
});

siteTest({ javaScriptEnabled: false })('without JavaScript they are links', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  await page.locator('[data-edit]').click();
  expect(new URL(page.url()).hash).toBe('#source');
  expect(await page.locator('#source input[value=drop-the-escape]').isChecked()).toBe(true);
  await open('/first-flag/create-flag');
  await page.locator('.control-word').first().click();
  expect(new URL(page.url()).hash).toBe('#flag');
});

/** What the focused element is called. */
const focusedName = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: it } = document;
    if (!it?.closest('work-pane')) return '';
    return it.ariaLabel ?? it.textContent.trim();
  });
