import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { turnToRun } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { writeApi } from '../harness/server/writeApi.ts';

const STEP = '/one-time/two-browsers';

const cards = (page: Page) => page.locator('.row-card');

/** The texts of the pages on the cards, in their order. */
async function pagesOf(page: Page): Promise<(string | null)[]> {
  const texts: (string | null)[] = [];
  for (const card of await cards(page).all()) {
    texts.push(await card.locator('iframe').contentFrame().locator('body').textContent());
  }
  return texts;
}

async function cookiesOf(page: Page): Promise<string[]> {
  const all = await page.context().cookies();
  return all.map(({ name }) => name).filter((name) => name.startsWith('jar.'));
}

describe.each([true, false])('with scripts: %s', (javaScriptEnabled) => {
  const readerTest = siteTest({ javaScriptEnabled });

  readerTest('a row runs all its requests, and shows them side by side', async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await turnToRun(page);
    await page.locator('.rows a', { hasText: 'yara on laptop, laptop, phone' }).click();
    await cards(page).nth(2).locator('iframe').waitFor();
    expect(await pagesOf(page)).toEqual(['Hello World!', 'Welcome Back!', 'Hello World!']);
    expect(await cards(page).nth(2).getAttribute('aria-current')).toBe('true');
    await page.locator('run-console[data-browser=phone]').waitFor();
    expect((await cookiesOf(page)).toSorted()).toEqual([
      'jar.laptop.first_request_complete-yara',
      'jar.phone.first_request_complete-yara',
    ]);

    await cards(page).nth(1).getByRole('link').click();
    await page.locator('run-console[data-browser=laptop]').waitFor();
    expect(await cards(page).nth(1).getAttribute('aria-current')).toBe('true');
    const shown = page.locator('[data-slot=page] iframe').contentFrame().locator('body');
    expect(await shown.textContent()).toBe('Welcome Back!');
    expect(await page.locator('[data-slot=page] .address').textContent()).toContain('laptop');
  });

  readerTest('two browsers of one reader have cookies of their own', async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await turnToRun(page);
    const visit = async (browser: string) => {
      const before = await page.locator('run-console').getAttribute('data-run');
      await page.getByRole('radio', { name: browser, exact: true }).check();
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      const other = before === null ? '' : `:not([data-run="${before}"])`;
      await page.locator(`run-console[data-browser=${browser}]${other}`).waitFor();
      return page.locator('[data-slot=page] iframe').contentFrame().locator('body').textContent();
    };
    expect(await visit('laptop')).toBe('Hello World!');
    expect(await page.getByRole('radio', { name: 'laptop', exact: true }).isChecked()).toBe(true);
    expect(await visit('phone')).toBe('Hello World!');
    expect(await page.getByRole('radio', { name: 'phone', exact: true }).isChecked()).toBe(true);
    expect(await visit('laptop')).toBe('Welcome Back!');
  });
});

siteTest()(
  'the runs of a row stand among the runs so far, each with its browser',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await page.locator('.prose [data-run-row=yara-both]').first().click();
    await cards(page).nth(2).locator('iframe').waitFor();
    await page.getByRole('tab', { name: /^Runs/ }).click();
    await expect
      .poll(() => page.locator('.runs li').allTextContents())
      .toEqual([
        expect.stringContaining('yara in phone'),
        expect.stringContaining('yara in laptop'),
        expect.stringContaining('yara in laptop'),
      ]);
    expect(await findViolations(page)).toEqual([]);
    await page.goBack();
    expect(await page.locator('run-console').getAttribute('data-run')).toBeNull();
  },
);

siteTest()('a row ticks what all its runs together prove', async ({ site }) => {
  const { page, open, origin } = site;
  const filters = { groups: [{ rollout_percentage: 0 }] };
  const flag = { key: 'completed-first-request', active: true, filters };
  await writeApi(origin, 'POST', '/feature_flags/', flag);
  await open(STEP);
  await turnToRun(page);
  await page.locator('.rows [data-run-row=yara-both]').click();
  await page.locator('#tick-other-browser.done').waitFor();
});

siteTest()('the line of the console says what the chosen stage is sent', async ({ site }) => {
  const { page, open } = site;
  await open(STEP);
  await turnToRun(page);
  const line = async () => (await page.locator('.request [data-line]').allTextContents()).join('|');
  expect(await line()).toBe('GET|/?id=||');
  await page.getByRole('combobox', { name: 'Stage' }).selectOption('one-time-forget');
  expect(await line()).toBe('POST|/| id=|');
});

siteTest()('the form asks for the run of a row that is shown', async ({ site }) => {
  const { page, open } = site;
  await open(STEP);
  await page.locator('.prose [data-run-row=yara-both]').first().click();
  await cards(page).nth(2).locator('iframe').waitFor();
  await page.locator('.prose [data-run-row=finn-forgotten]').first().click();
  const asked = async () =>
    Promise.all([
      page.locator('#run-user').inputValue(),
      page.getByRole('combobox', { name: 'Stage' }).inputValue(),
      page.getByRole('radio', { name: 'laptop', exact: true }).isChecked(),
    ]);
  await expect.poll(asked).toEqual(['finn', 'one-time-cookie', true]);
});

siteTest()(
  'what waits is said while a row goes on, and its ticks do not wait',
  async ({ site }) => {
    const { page, open, origin } = site;
    const body = new URLSearchParams({ delayMs: '9000' });
    await fetch(`${origin}/parts/lag`, { method: 'POST', headers: { Origin: origin }, body });
    await writeApi(origin, 'POST', '/feature_flags/', {
      key: 'completed-first-request',
      active: true,
      filters: { groups: [{ rollout_percentage: 0 }] },
    });
    await open('/one-time/race');
    const waiting = page.locator('#lag [data-say]', { hasText: '2 events waiting' });
    await page.locator('.prose [data-run-row=lucy-twice]').first().click();
    await waiting.waitFor({ state: 'attached', timeout: 2000 });
    await page.locator('#tick-lost-waiting.done').waitFor({ timeout: 6000 });
  },
);

siteTest()('Back and a reload bring the cards of the run that is shown', async ({ site }) => {
  const { page, open } = site;
  const requests = () => page.locator('.row-request').allTextContents();
  const run = (row: string) => page.locator(`.prose [data-run-row=${row}]`).first().click();
  await open('/one-time/race');
  await run('wim-twice');
  await expect.poll(requests).toEqual(['GET /?id=wim', 'GET /?id=wim']);
  await page.locator('run-console[data-state=settled]').waitFor();
  await run('kira-twice');
  await expect.poll(requests).toEqual(['GET /?id=kira', 'GET /?id=kira']);
  await page.locator('run-console[data-state=settled][data-user=kira]').waitFor();
  await page.goBack();
  await expect.poll(requests).toEqual(['GET /?id=wim', 'GET /?id=wim']);
  expect(await cards(page).nth(1).getAttribute('aria-current')).toBe('true');
  await page.reload();
  await expect.poll(requests).toEqual(['GET /?id=wim', 'GET /?id=wim']);
  await page.goBack();
  await expect.poll(requests).toEqual([]);
  await page.locator('.row-cards .empty').waitFor({ state: 'attached' });
});

describe('in a low window', () => {
  const test = siteTest({ viewport: { width: 1280, height: 800 } });

  test('a word of the text shows its tab, and a row its cards', async ({ site }) => {
    const { page, open } = site;
    await open('/one-time/race');
    const row = page.locator('.prose [data-run-row=wim-twice]').first();
    await row.click();
    await cards(page).nth(1).locator('iframe').waitFor();
    await page.locator('.prose [data-open-tab=why]').first().click();
    const body = await page.locator('#why').boundingBox();
    expect(body?.y).toBeLessThan(400);
    const top = await page.evaluate(() => scrollY);
    await row.click();
    await expect
      .poll(async () => (await cards(page).first().boundingBox())?.y)
      .toBeGreaterThan(100);
    expect(await page.evaluate(() => scrollY), 'the text stays').toBe(top);
  });
});
