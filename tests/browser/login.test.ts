import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { asPerson } from '../harness/browser/asPerson.ts';
import { awaitRun, runAs } from '../harness/browser/runAs.ts';
import { ownSiteTest, siteTest } from '../harness/browser/siteTest.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';
import { saveLoginFlag } from '../harness/lessons/saveLoginFlag.ts';

const test = siteTest();

async function begin(page: Page, origin: string): Promise<void> {
  await asPerson(page);
  await saveLoginFlag(origin);
}

/** Which tasks of the step are ticked. */
const done = (page: Page) => page.locator('.task .tick.done').count();

test('the flag flips at the login, and two receipts say why', async ({ site }) => {
  const { page, open, origin } = site;
  await begin(page, origin);
  await open('/login/flip');
  const ines = await runAs(page, 'ines');
  expect(await ines.pageText()).toContain('Here is the old front page.');
  expect(await page.locator('.page-strip figcaption').textContent()).toBe(
    'By itself, the page changed once before the button and once after it.',
  );
  await page.getByRole('tab', { name: 'Why' }).click();
  const receipts = page.locator('.why-each > section');
  expect(await receipts.count()).toBe(2);
  expect(await receipts.nth(0).textContent()).toContain('0199c3a2-4204-72bc-b014-5f3f0d7cc5bc');
  expect(await receipts.nth(1).textContent()).toContain('new-front-page.ines');
  const noah = await runAs(page, 'noah');
  expect(await noah.pageText()).toContain('Here is the new front page.');
  await runAs(page, 'vera');
  await expect.poll(() => done(page), { timeout: 10_000 }).toBe(5);
});

test('the crowd shows who flips, and the table what each cure leaves of it', async ({ site }) => {
  const { page, open } = site;
  await open('/login/who-flips');
  const label = await page.locator('.login-crowd > svg').getAttribute('aria-label');
  const [lose = 0, gain = 0, on = 0, off = 0] = [...(label ?? '').matchAll(/\d+/g)].map(Number);
  expect(lose + gain + on + off).toBe(1000);
  await open('/login/continuity');
  const flips = (cure: string) => page.locator(`tr[data-cure="${cure}"] td`).first().textContent();
  expect(await flips('none')).toBe(String(lose + gain));
  expect(await flips('bootstrap')).toBe(String(lose + gain));
  for (const cure of ['server ID', 'device ID', 'continuity']) expect(await flips(cure)).toBe('0');
});

test('bootstrap ends the flicker and not the flip', async ({ site }) => {
  const { page, open, origin } = site;
  await begin(page, origin);
  await open('/login/bootstrap');
  for (const user of ['ines', 'noah', 'vera', 'ruth']) {
    await runAs(page, user);
    expect(await page.locator('.page-strip figcaption').textContent()).not.toContain('once before');
  }
  await expect.poll(() => done(page), { timeout: 10_000 }).toBe(2);
});

test('an ID from the server keeps the page', async ({ site }) => {
  const { page, open, origin } = site;
  await begin(page, origin);
  await open('/login/server-id');
  for (const user of ['ines', 'noah', 'vera']) {
    await runAs(page, user);
    expect(await page.locator('.page-strip figcaption').textContent()).toBe(
      'The page changed with the button, and never by itself.',
    );
  }
  await expect.poll(() => done(page), { timeout: 10_000 }).toBe(2);
});

test('the device ID keeps the page, and PostHog’s stored key does on a phone, too', async ({
  site,
}) => {
  const { page, open, origin } = site;
  await begin(page, origin);
  await saveLoginFlag(origin, 'Hash the device ID');
  await open('/login/continuity');
  const ines = await runAs(page, 'ines');
  expect(await ines.pageText()).toContain('Here is the new front page.');
  await saveLoginFlag(origin, 'Keep it across the login');
  const noah = await runAs(page, 'noah');
  expect(await noah.pageText()).toContain('Here is the old front page.');
  const phone = page.locator('.run-word[data-run-browser=phone]');
  await awaitRun(page, () => phone.click());
  await page.getByRole('tab', { name: 'Why' }).click();
  const [, second] = await page.locator('.why-each > section').allTextContents();
  expect(second).toContain('Bucketed by stored hash key');
  expect(second).toContain('0199c3a2-41dd-72a7-b011-5f3eb0af68ef');
  await expect.poll(() => done(page), { timeout: 10_000 }).toBe(3);
  await page.getByRole('link', { name: 'Open this receipt and change it' }).nth(1).click();
  await page.locator('#receipt').getByText('Bucketed by stored hash key').waitFor();
});

ownSiteTest(() => startOnRealPostHog())(
  'a page in the browser reaches a PostHog elsewhere by way of the site',
  async ({ site }) => {
    const { page, open } = site;
    await asPerson(page);
    await open('/flag/new-front-page');
    await page.getByRole('button', { name: 'Create it as the step says' }).click();
    await page.locator('.rest-call').getByText('201').waitFor();
    await open('/login/flip');
    const ines = await runAs(page, 'ines');
    expect(await ines.pageText()).toContain('Here is the old front page.');
    expect(await ines.panel('Wire').textContent()).toContain('$anon_distinct_id');
    await page.getByRole('tab', { name: 'Why' }).click();
    expect(await page.locator('.why-each .receipt').count()).toBe(2);
  },
);
