import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { TUTORIAL_FLAG } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { runAs, turnToInstrument, turnToRun } from '../harness/browser/runAs.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const RACE = '/inside-a-flag/race';

/** The tutorial's flag with a third set, which lets in whoever has the name of a guest. */
const GUESTS = {
  ...TUTORIAL_FLAG,
  filters: {
    groups: [
      ...TUTORIAL_FLAG.filters.groups,
      {
        properties: [
          { key: 'initial_name', type: 'person', operator: 'icontains', value: 'guest' },
        ],
        rollout_percentage: 100,
      },
    ],
  },
};

async function openRace({ origin, open, page }: Site) {
  const response = await fetch(`${origin}/posthog/api/projects/1/feature_flags/`, {
    method: 'POST',
    headers: { Authorization: 'Bearer phx_flagbook', 'Content-Type': 'application/json' },
    body: JSON.stringify(GUESTS),
  });
  expect(response.status).toBe(201);
  await open(RACE);
  await turnToInstrument(page);
}

const lab = (page: Page) => page.locator('#lag');
const queue = (page: Page) => page.getByRole('list', { name: 'Events that wait' });
const button = (page: Page, name: string) => lab(page).getByRole('button', { name, exact: true });
const state = (page: Page) => lab(page).locator('.notice[data-say]');
const said = (page: Page) => lab(page).locator('lag-lab > [data-said]');

const test = siteTest();

test('the race is lost and won by hand: off while the event waits, on after Step', async ({
  site,
}) => {
  const { page } = site;
  await openRace(site);
  await button(page, 'Pause').click();
  await button(page, 'Resume').waitFor();

  const first = await runAs(page, 'guest-1');
  expect(await first.pageText()).toBe('Hello, guest-1!');
  await turnToInstrument(page);
  const visit = queue(page).locator('> li').filter({ hasText: 'visited_user_page of guest-1' });
  await visit.waitFor();
  expect(await visit.textContent()).toMatch(
    /waits until you press Step or Resume.*will set initial_name to guest-1\s+if the person has none/s,
  );
  const second = await runAs(page, 'guest-1');
  expect(await second.pageText(), 'accepted, and not ingested').toBe('Hello, guest-1!');

  await turnToInstrument(page);
  await state(page).getByText('3 events waiting').waitFor();
  for (const left of ['2 events', '1 event']) {
    await button(page, 'Step').click();
    await state(page).getByText(`${left} waiting`).waitFor();
  }
  await turnToRun(page);
  await page.getByRole('tab', { name: 'What PostHog knows' }).click();
  const person = page.getByRole('table', { name: 'Person properties of guest-1' });
  await person.getByText('initial_name').waitFor();
  const third = await runAs(page, 'guest-1');
  expect(await third.pageText()).toBe('Welcome, guest-1! You are on the new cool page');
});

test('the keyboard alone sets the delay, pauses, steps and resumes', async ({ site }) => {
  const { page } = site;
  await openRace(site);
  const slider = lab(page).getByRole('slider', { name: 'Delay' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).toBe('1 s');
  const top = page.locator('.site-header .connection');
  await top.getByText('ingestion delayed by 1 s').waitFor();

  const field = lab(page).getByRole('spinbutton', { name: 'Delay' });
  await field.fill('2500');
  await page.keyboard.press('Enter');
  await top.getByText('ingestion delayed by 2.5 s').waitFor();
  expect(await slider.inputValue()).toBe('2500');

  await button(page, 'Pause').focus();
  await page.keyboard.press('Space');
  await button(page, 'Resume').waitFor();
  expect(await said(page).textContent()).toBe('Ingestion is paused.');
  await top.getByText('ingestion paused').waitFor();
  await runAs(page, 'guest-1');
  await turnToInstrument(page);
  await queue(page).waitFor();

  await button(page, 'Step').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page).textContent()).toMatch(/^PostHog has ingested \S+ of guest-1/);
  await button(page, 'Resume').focus();
  await page.keyboard.press('Enter');
  await button(page, 'Pause').waitFor();
  expect(await button(page, 'Pause').evaluate((it) => it === document.activeElement)).toBe(true);
});

test('an event waits as long as the delay says, and leaves the queue by itself', async ({
  site,
}) => {
  const { page } = site;
  await openRace(site);
  await lab(page).getByRole('spinbutton', { name: 'Delay' }).fill('3000');
  await page.keyboard.press('Tab');
  await page.locator('.connection').getByText('ingestion delayed by 3 s').waitFor();

  await runAs(page, 'guest-1');
  await turnToInstrument(page);
  await queue(page).getByText('visited_user_page').waitFor();
  const lane = lab(page).getByRole('img');
  expect(await lane.getAttribute('aria-label')).toMatch(
    /^2 events accepted and not yet ingested, the next one \S+ of guest-1\.$/,
  );
  await queue(page).waitFor({ state: 'detached' });
  expect(await lane.getAttribute('aria-label')).toContain('No event');
  const again = await runAs(page, 'guest-1');
  expect(await again.pageText()).toContain('Welcome');
});

test('a delay of more than 10 s is held back at its field', async ({ site }) => {
  const { page } = site;
  await openRace(site);
  const sent: string[] = [];
  page.on('request', (request) =>
    sent.push(`${request.method()} ${new URL(request.url()).pathname}`),
  );
  const field = lab(page).getByRole('spinbutton', { name: 'Delay' });
  await field.fill('30000');
  await page.keyboard.press('Enter');
  expect(await field.evaluate((input: HTMLInputElement) => input.validity.rangeOverflow)).toBe(
    true,
  );
  expect(sent).not.toContain('POST /parts/lag');
});

describe.each(['light', 'dark'] as const)('in %s, on a phone', (colorScheme) => {
  siteTest({ colorScheme, viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true })(
    'the lab is accessible, fits, and the top of the page says in words that ingestion is paused',
    async ({ site }) => {
      const { page, open } = site;
      await openRace(site);
      await button(page, 'Pause').tap();
      await runAs(page, 'guest-1');
      await turnToInstrument(page);
      await queue(page).waitFor();
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await open('/');
      const words = page.locator('.connection').getByRole('link', { name: 'ingestion paused' });
      expect((await words.boundingBox())?.width).toBeGreaterThan(60);
      await words.click();
      await page.waitForURL(/\/inside-a-flag\/race#lag$/);
    },
  );
});

siteTest({ javaScriptEnabled: false })(
  'without JavaScript each button is a form that leads back',
  async ({ site }) => {
    const { page } = site;
    await openRace(site);
    await lab(page).getByRole('spinbutton', { name: 'Delay' }).fill('9000');
    await button(page, 'Set').click();
    await page.locator('.connection').getByText('ingestion delayed by 9 s').waitFor();
    await button(page, 'Pause').click();
    await page.locator('.connection').getByText('ingestion paused').waitFor();

    await page.getByRole('textbox', { name: 'User' }).fill('guest-1');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await queue(page).getByText('visited_user_page').waitFor();
    await state(page).getByText('2 events waiting').waitFor();
    await button(page, 'Step').click();
    await state(page).getByText('1 event waiting').waitFor();
    expect(new URL(page.url()).search, 'stepping runs nobody again').toBe('');
    await button(page, 'Resume').click();
    await button(page, 'Pause').waitFor();
  },
);
