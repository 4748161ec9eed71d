import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { awaitRun, runAs, turnToInstrument } from '../harness/browser/runAs.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const NEW = 'CheckoutAll on one page.Pay';
const OLD = 'CheckoutStep 1 of 3: your address.Next';

const FAILED = 'CheckoutSomething went wrong.';
const SENT_BACK = 'CheckoutStep 2 of 3: your card.Next';

const history = (page: Page) => page.locator('#history');
const newest = (page: Page) => history(page).locator('.save').first();
const shown = (page: Page) => page.locator('#polling-shown');

/** Presses a save of the history, and waits until it is the newest. */
async function save(page: Page, name: string, number: number) {
  await turnToInstrument(page);
  await history(page).getByRole('button', { name, exact: true }).click();
  await newest(page).getByText(`Save ${number}`, { exact: true }).waitFor();
}

async function see(page: Page, user: string, text: string) {
  const run = await runAs(page, user);
  expect((await run.pageText())?.trim(), user).toBe(text);
}

/** Runs somebody with a stage or an edit, by the word of the text, and sees what comes. */
async function follow(page: Page, user: string, stage: string, text: string) {
  const word = page.locator(`.prose [data-run-user="${user}"][data-run-stage="${stage}"]`).first();
  const run = await awaitRun(page, () => word.click());
  expect((await run.pageText())?.trim(), `${user} with ${stage}`).toBe(text);
}

async function isDone(page: Page, checks: number, of = checks) {
  const tally = page.locator('.pips [data-say]');
  await expect
    .poll(() => tally.textContent(), { timeout: 10_000 })
    .toContain(`${checks} of ${of} done`);
}

const test = siteTest();

/** Makes the flag as the first step says. */
async function create({ page, open }: Site) {
  await open('/canary/only-you');
  await page.getByRole('button', { name: 'Create it as the step says' }).click();
  await page.locator('.rest-call').getByText('201').waitFor();
}

test('one endpoint and one flag: saved, widened, rolled back, and gone', async ({ site }) => {
  const { page, open } = site;
  await create(site);
  await see(page, 'you@yourco.example', NEW);
  await see(page, 'lea@partner.example', OLD);
  await isDone(page, 3);

  await open('/canary/widen');
  await save(page, 'The company by half its name', 2);
  expect(await newest(page).textContent()).toContain('12 gained it, nobody lost it.');
  await see(page, 'eve@yourcofans.example', NEW);
  await save(page, '2 of 5: the company', 3);
  expect(await newest(page).textContent()).toContain('Nobody gained it, 3 lost it.');
  await see(page, 'eve@yourcofans.example', OLD);
  await see(page, 'nils@yourco.example', NEW);
  await save(page, '3 of 5: a partner too', 4);
  expect(await newest(page).textContent()).toContain('Nor did anybody else lose it');
  await see(page, 'lea@partner.example', NEW);
  await follow(page, 'mia@yourco.example', 'canary-keeps-email', OLD);
  await isDone(page, 5);

  await open('/canary/percentage');
  const offer = history(page).locator('.offer').filter({ hasText: 'A fifth instead' });
  await offer.getByText('what would it do?').click();
  await offer.getByText('12 would gain it, 18 would lose it.').waitFor();
  await save(page, 'A fifth instead', 5);
  expect(await newest(page).textContent()).toContain('gave and took');
  await see(page, 'nils@yourco.example', OLD);
  await save(page, '4 of 5: a fifth of everyone', 6);
  await see(page, 'rosa@mail.example', NEW);
  await isDone(page, 3);

  await open('/canary/roll-back');
  await follow(page, 'rosa@mail.example', 'canary-breaks', FAILED);
  await save(page, '2 of 5: the company', 7);
  expect(await newest(page).textContent()).toContain('rolled back to save 3');
  await follow(page, 'rosa@mail.example', 'canary-breaks', OLD);
  await follow(page, 'nils@yourco.example', 'canary-breaks', FAILED);
  await isDone(page, 4);

  await open('/canary/everyone');
  await page.getByRole('button', { name: '5 of 5: everyone' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.locator('.rest-call').getByText('200').waitFor();
  await see(page, 'omar@mail.example', NEW);
  await follow(page, 'rosa@mail.example', 'canary-done', NEW);
  await turnToInstrument(page);
  await page.getByText('Delete …').click();
  await page.getByRole('button', { name: 'Really delete it' }).click();
  await page.getByRole('button', { name: 'Create it as the step says' }).waitFor();
  await follow(page, 'omar@mail.example', 'canary-checkout', OLD);
  await isDone(page, 3);
});

test('the servers learn of a switch one after the other, and the open page never', async ({
  site,
}) => {
  const { page, open } = site;
  await create(site);
  await open('/canary/every-server');
  await page.getByRole('button', { name: 'Switch it off' }).click();
  await page.getByRole('button', { name: 'Switch it on' }).waitFor();
  await shown(page).getByText('the flag is still on, on every server.').waitFor();

  await page.getByRole('link', { name: '10 s after the save' }).click();
  await shown(page).getByText('16 of 50 servers know of it').waitFor();
  await shown(page).getByText('off on 16 servers, and on 34 servers it is still on.').waitFor();
  expect(new URL(page.url()).searchParams.get('at')).toBe('10');
  await isDone(page, 1, 3);

  await page.getByRole('slider', { name: 'A server asks every' }).fill('5');
  await shown(page).getByText('all 50 servers know of it').waitFor();
  await page.getByRole('radio', { name: 'all started at once' }).check();
  await expect.poll(() => new URL(page.url()).searchParams.get('start')).toBe('together');

  await follow(page, 'you@yourco.example', 'canary-checkout', OLD);
  await follow(page, 'you@yourco.example', 'canary-pay', 'CheckoutPaid. Thank you.');
  await follow(page, 'rosa@mail.example', 'canary-pay-asks', SENT_BACK);
  await isDone(page, 3);
});

test('both instruments are readable, in light and dark, on a phone and a screen', async ({
  site,
}) => {
  const { page, open } = site;
  await create(site);
  for (const path of ['/canary/widen', '/canary/every-server']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await open(path);
        expect(await findViolations(page), `${path} ${colorScheme} ${width}`).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          `${path} is as wide as the window`,
        ).toBeLessThanOrEqual(0);
      }
    }
  }
});

describe('without JavaScript', () => {
  const plain = siteTest({ javaScriptEnabled: false });

  plain('the flag is saved, and the servers are looked at, by forms', async ({ site }) => {
    const { page, open } = site;
    await open('/canary/widen');
    await page.getByRole('button', { name: '2 of 5: the company' }).click();
    await newest(page).getByText('10 gained it, nobody lost it.').waitFor();

    await open('/canary/every-server');
    await page.getByRole('spinbutton', { name: 'Look at them' }).fill('10');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await shown(page).getByText('16 of 50 servers know of it').waitFor();
    await page.getByRole('button', { name: 'Switch it off' }).click();
    await page.getByRole('button', { name: 'Switch it on' }).waitFor();
  });
});

test('an edit leaves the console’s path and a long user whole', async ({ site }) => {
  const { page, open } = site;
  await open('/canary/widen?stage=canary-keeps-email&user=eve@yourcofans.example#console');
  const field = page.getByLabel('User', { exact: true });
  await field.waitFor();
  expect(await field.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  const path = await page.locator('.request .path').boundingBox();
  expect(path?.height).toBeLessThan(40);
});

test('the numbers of the servers wait to be unfolded, and then stay open', async ({ site }) => {
  const { page, open } = site;
  await open('/canary/every-server');
  const numbers = page.locator('#polling-numbers');
  const hourly = numbers.getByText('3,000', { exact: true });
  expect(await numbers.getByText('All of them know after').isVisible()).toBe(false);
  await numbers.locator('summary').click();
  await page.getByRole('slider', { name: 'A server asks every' }).fill('60');
  await hourly.waitFor();
});
