import { expect } from 'vitest';
import { holdRequests } from '../harness/browser/holdRequests.ts';
import { field, openReceipt, says } from '../harness/browser/receiptLab.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

/** Opens a page whose script is held back until `edit` is over. */
async function editEarly(
  { page }: Site,
  script: string,
  open: () => Promise<void>,
  edit: () => Promise<void>,
) {
  const held = await holdRequests(page, `**/${script}*.js`);
  const opened = open();
  await edit();
  await held.isReached();
  held.letGo();
  await opened;
}

test('a receipt shows what was typed before its script was there', async ({ site }) => {
  await editEarly(
    site,
    'ReceiptLab',
    () => openReceipt(site, '?user=max'),
    () => field(site, 'initial_name').fill('ada'),
  );
  await says(site, 'On for max, because condition set 2 matched');
  await site.page.waitForURL(/person=/);
});

test('a receipt with a line’s end in a value is left as it was linked', async ({ site }) => {
  const asked: string[] = [];
  site.page.on('request', (request) => void asked.push(request.url()));
  await openReceipt(site, `?user=max&person=${encodeURIComponent('{"initial_name":"a\\nda"}')}`);
  await says(site, 'Off for max');
  expect(asked.filter((url) => url.includes('/parts/receipt'))).toEqual([]);
});

test('servers that poll show what was moved before their script was there', async ({ site }) => {
  const { page, open } = site;
  await editEarly(
    site,
    'PollingLab',
    () => open('/canary/every-server'),
    async () => {
      await page.getByRole('spinbutton', { name: 'A server asks every' }).fill('60');
      await page.getByLabel('all started at once').check();
    },
  );
  await page.waitForURL(/interval=60&.*start=together/);
  expect(await page.getByRole('slider', { name: 'A server asks every' }).inputValue()).toBe('60');
});

test('servers are started at once, and at different times again', async ({ site }) => {
  const { page, open } = site;
  await open('/canary/every-server');
  await page.getByLabel('all started at once').check();
  await page.waitForURL(/start=together/);
  await page.getByLabel('started at different times').check();
  await page.waitForURL(/start=apart/);
});

test('the small flag shows what was moved before its script was there', async ({ site }) => {
  const { page, open } = site;
  await editEarly(
    site,
    'FlagTry',
    () => open('/'),
    () => page.getByRole('slider', { name: 'Let in' }).fill('100'),
  );
  await page.getByText('9 people joined, and nobody left.').waitFor();
  expect(await page.locator('.face.in').count()).toBe(20);
  expect(new URL(page.url()).search).toBe('?percent=100&order=name');
});
