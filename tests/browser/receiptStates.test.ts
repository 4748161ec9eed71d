import { expect } from 'vitest';
import { field, lab, openReceipt, RECEIPT, says } from '../harness/browser/receiptLab.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

const place = ({ page }: Site) => page.evaluate(() => Math.round(scrollY));

/** Marks the page, to see whether it is still the same one. */
const mark = ({ page }: Site) => page.evaluate(() => document.body.setAttribute('data-same', ''));
const isSame = ({ page }: Site) => page.locator('body[data-same]').count();

const isInSight = ({ page }: Site, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { top, left } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(left + 5, top + 5));
  });

async function openAtText(site: Site, query: string) {
  await openReceipt(site, query);
  await site.page.evaluate(() => {
    document.documentElement.style.scrollBehavior = 'auto';
    scrollTo(0, 700);
  });
  await mark(site);
}

test('a flip and the way back to what is saved change the receipt, and the text stays', async ({
  site,
}) => {
  const { page } = site;
  await openAtText(site, '?user=max');
  const before = await place(site);
  expect(before).toBe(700);
  await lab(site).getByRole('link', { name: 'Raise condition set 1 to 69 % or more' }).click();
  await says(site, 'On for max, because condition set 1 matched');
  await page.waitForURL(/user=max&flag=/);
  const percentage = lab(site).getByRole('textbox', { name: 'percentage in condition set 1' });
  expect(await percentage.inputValue()).toBe('69');
  expect(await page.locator('#lab-verdict').evaluate((it) => it === document.activeElement)).toBe(
    true,
  );
  expect(await isInSight(site, '#lab-verdict'), 'what the link far below has changed').toBe(true);
  await lab(site).getByRole('link', { name: 'Back to what PostHog has' }).click();
  await says(site, 'Off for max');
  expect(await percentage.inputValue()).toBe('50');

  await page.goBack();
  await says(site, 'On for max');
  expect(await percentage.inputValue()).toBe('69');
  expect(await place(site)).toBe(before);
  await page.evaluate(() => {
    scrollTo(0, 900);
  });
  await page.goBack();
  await says(site, 'Off for max');
  expect(await percentage.inputValue()).toBe('50');
  await page.goForward();
  await says(site, 'On for max');
  expect(await place(site), 'where the text was scrolled to since').toBe(900);
  expect(await isSame(site)).toBe(1);
  await page.reload();
  await says(site, 'On for max');
  await expect.poll(() => place(site)).toBe(900);
});

test('what was typed is one state, and Back from a flip leads to it', async ({ site }) => {
  const { page } = site;
  await openAtText(site, '?user=max');
  await field(site, 'User, a distinct ID').fill('priya');
  await says(site, 'Off for priya');
  await page.waitForURL(`**${RECEIPT}?user=priya&about=new-cool-feature`);
  const flip = lab(site).getByRole('link', { name: /^Raise condition set 1/ });
  await flip.focus();
  await page.keyboard.press('Enter');
  await says(site, 'On for priya');
  await page.waitForURL(/flag=/);
  await page.goBack();
  await says(site, 'Off for priya');
  expect(await field(site, 'User, a distinct ID').inputValue()).toBe('priya');
  expect(await place(site)).toBe(700);
  expect(await isSame(site)).toBe(1);
});

test('a word of the text and the Why of a run open their receipt in place', async ({ site }) => {
  const { page } = site;
  await openAtText(site, '');
  await says(site, 'Off for ada');
  await page.locator('.step-read .prose').evaluate((prose) => {
    const word = document.createElement('a');
    word.href = '?user=ian#receipt';
    word.dataset['show'] = '';
    word.textContent = 'the receipt of ian';
    prose.append(word);
  });
  const word = page.getByRole('link', { name: 'the receipt of ian' });
  await word.scrollIntoViewIfNeeded();
  const before = await place(site);
  await word.click();
  await says(site, 'On for ian');
  expect(await word.evaluate((it) => it === document.activeElement)).toBe(true);
  expect(await place(site)).toBe(before);
  await page.goBack();
  await says(site, 'Off for ada');
  expect(await place(site)).toBe(before);
  expect(await isSame(site)).toBe(1);
});

test('a site that is gone leaves the link a link', async ({ site }) => {
  const { page } = site;
  await openReceipt(site, '?user=max');
  await mark(site);
  await page.route('**/parts/receipt?*', (route) => route.fulfill({ status: 200, body: '' }));
  await lab(site)
    .getByRole('link', { name: /^Raise condition set 1/ })
    .click();
  await page.locator('body:not([data-same])').waitFor();
  await says(site, 'On for max');
});
