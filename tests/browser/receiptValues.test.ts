import { expect } from 'vitest';
import { field, lab, openReceipt, says } from '../harness/browser/receiptLab.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();

/** A flag that is on for those with a plan. */
const flagFor = (plan: string) => {
  const filter = { key: 'plan', type: 'person', operator: 'exact', value: [plan] };
  return encodeURIComponent(
    JSON.stringify({ key: 'priced', filters: { groups: [{ properties: [filter] }] } }),
  );
};

/** Waits until the address holds such a person. */
const isPerson = ({ page }: Site, person: string) =>
  page.waitForURL((url) => url.searchParams.get('person') === person);

test('a reader says whether what they typed is a text or a number', async ({ site }) => {
  await openReceipt(site, `?user=max&flag=${flagFor('3.10')}`);
  await field(site, 'plan').fill('3.10');
  await says(site, 'On for max');
  const kind = field(site, 'What kind of value plan is');
  await kind.selectOption('number');
  await lab(site).getByText('“3.10” would be 3.1.').waitFor();
  await field(site, 'plan').fill('3.1');
  await lab(site).getByText('3.1, number').waitFor();
  await kind.selectOption('text');
  await lab(site).getByText('3.1, text').waitFor();
  await isPerson(site, '{"plan":"3.1"}');
  await site.page.reload();
  expect(await kind.inputValue()).toBe('text');
});

test('a list is typed with commas between its values, and as JSON where one says so', async ({
  site,
}) => {
  const person = encodeURIComponent('{"plan":["Lyon, France",7]}');
  await openReceipt(site, `?user=max&flag=${flagFor('pro')}&person=${person}`);
  const plan = field(site, 'plan');
  const kind = field(site, 'What kind of value plan is');
  expect(await plan.inputValue()).toBe(String.raw`Lyon\, France, 7`);
  expect(await kind.inputValue()).toBe('list');
  await plan.fill(String.raw`7, Lyon\, France, Nice`);
  await isPerson(site, '{"plan":[7,"Lyon, France","Nice"]}');
  await kind.selectOption('json');
  await plan.fill('[7, null]');
  await isPerson(site, '{"plan":[7,null]}');
  await site.page.reload();
  expect(await plan.inputValue()).toBe('[7,null]');
  expect(await kind.inputValue()).toBe('json');
});

test('a value with a comma and a rollout of three decimals are taken as typed', async ({
  site,
}) => {
  await openReceipt(site);
  await lab(site)
    .locator('#set-1-filter-0-value')
    .fill(String.raw`Lyon\, France, ada`);
  await lab(site).locator('#set-0-rollout').fill('0.004');
  await site.page.waitForURL((url) => {
    const flag = url.searchParams.get('flag') ?? '';
    return flag.includes('["Lyon, France","ada"]') && flag.includes('"rollout_percentage":0.004');
  });
  await lab(site).getByText('> 0.00004').waitFor();
});
