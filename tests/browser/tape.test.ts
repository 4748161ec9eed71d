import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { ownSiteTest, siteTest } from '../harness/browser/siteTest.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

async function openTape(page: Page) {
  await page.getByRole('tab', { name: 'Wire' }).click();
  return page.getByRole('tabpanel', { name: 'Wire' });
}

siteTest()('a click sends a request again, and says what is different now', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/first-flag/flag');
  await runAs(page, 'ian');
  const wire = await openTape(page);
  expect(await wire.getByRole('img').getAttribute('aria-label')).toMatch(
    /^The page was answered after [\d.]+ m?s\. To PostHog: 1: POST \/flags\/\?v=2, sent at .*, 200\. 2: POST \/batch\/, .* after the page was answered, 200\.$/,
  );

  await createFlag(`${origin}/posthog`);
  const run = await page.locator('run-console[data-run]').getAttribute('data-run');
  const flags = wire.getByRole('listitem').filter({ hasText: 'POST /flags/' });
  await flags.getByRole('button', { name: 'Send again' }).click();
  await flags.getByText('PostHog gives another answer now.').first().waitFor();
  expect(await flags.locator('.differences').textContent()).toContain(
    'flags.new-cool-feature is new',
  );
  expect(await flags.getByRole('status').textContent()).toContain('another answer now');
  expect(
    await page.locator('run-console[data-run]').getAttribute('data-run'),
    'nothing ran anew',
  ).toBe(run);
  expect(await findViolations(page)).toEqual([]);
});

siteTest()('the keyboard alone sends a batch again, and keeps its place', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  await runAs(page, 'grace');
  const wire = await openTape(page);
  const button = wire.getByRole('button', { name: 'Send again' });
  await page.getByRole('tab', { name: 'Wire' }).focus();
  for (let stops = 0; stops < 12; stops++) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await wire.getByText('keeps none of them twice').first().waitFor();
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
});

siteTest({ permissions: ['clipboard-read', 'clipboard-write'] })(
  'a call is copied as the curl command that asks the same PostHog',
  async ({ site }) => {
    const { page, open, origin } = site;
    await open('/first-flag/flag');
    await runAs(page, 'ian');
    const wire = await openTape(page);
    await wire.getByRole('button', { name: 'Copy as curl' }).first().click();
    await wire.getByRole('button', { name: 'Copied' }).waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command.startsWith(`curl '${origin}/posthog/flags/?v=2' -H `)).toBe(true);
    expect(command).toContain('"token":"phc_flagbook","distinct_id":"ian"');
  },
);

ownSiteTest(() => startOnRealPostHog({}, { FAULT: 'unavailable@capture*2' }))(
  'the tape of a slow delivery completes itself, with its folds as the reader left them',
  async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    await page.getByRole('textbox', { name: 'User' }).fill('ian');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('run-console[data-run][data-state=answered]').waitFor();
    await page.locator('.status').getByText('2 calls, 2 events so far').waitFor();
    const wire = await openTape(page);
    await wire.getByText('Something is still on its way.').waitFor();
    expect(await wire.getByRole('button').count(), 'nothing to lose the focus on').toBe(0);
    await wire.getByText('Request', { exact: true }).first().click();

    await wire.getByText('attempt 3 of 3').waitFor();
    await wire.getByText('still on its way').waitFor({ state: 'detached' });
    expect(await wire.locator('details[open]').count()).toBe(1);
    expect(await wire.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/POST \/flags\/.*200/s),
      expect.stringContaining('before 3 later calls'),
      expect.stringMatching(/POST \/batch\/.*503.*attempt 1 of 3/s),
      expect.stringMatching(/POST \/batch\/.*503.*attempt 2 of 3/s),
      expect.stringMatching(/POST \/batch\/.*200.*attempt 3 of 3/s),
    ]);
    await wire.getByRole('button', { name: 'Send again' }).first().waitFor();
  },
);

siteTest({ javaScriptEnabled: false, viewport: { width: 360, height: 800 } })(
  'without JavaScript the tape is read, and a request is sent again on a page of its own',
  async ({ site }) => {
    const { page, open, origin } = site;
    await open('/first-flag/flag?run=1&user=ian');
    const wire = page.getByRole('region', { name: 'Wire' });
    expect(await wire.getByRole('img').getAttribute('aria-label')).toContain('POST /flags/?v=2');
    expect(await wire.textContent()).toMatch(/the page was answered after.*before 1 later call/s);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

    await wire.getByRole('button', { name: 'Send again' }).first().click();
    await page.waitForURL(`${origin}/replay`);
    expect(await page.locator('main').textContent()).toContain('PostHog gives the same answer.');
    await page.getByRole('link', { name: /^Back to step / }).click();
    await page.waitForURL(/first-flag.flag/);
  },
);
