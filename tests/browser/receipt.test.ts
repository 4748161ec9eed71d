import { expect } from 'vitest';
import { createFlag } from '../harness/server/createFlag.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { readApi } from '../harness/server/readApi.ts';
import { field, lab, openReceipt, RECEIPT, says } from '../harness/browser/receiptLab.ts';
import { openSheet } from '../harness/browser/openSheet.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();
const testWithoutScripts = siteTest({ javaScriptEnabled: false });
const testOnPhone = siteTest({ viewport: { width: 360, height: 740 } });

async function savedRollout({ origin }: Site) {
  const { results } = await readApi<{
    results: { filters: { groups: { rollout_percentage: number }[] } }[];
  }>(origin, '/feature_flags/');
  return results[0]?.filters.groups[0]?.rollout_percentage;
}

test('a receipt tells the decision from the hashed bytes to the answer', async ({ site }) => {
  await openReceipt(site, '?user=ian');
  await says(site, 'On for ian, because condition set 1 matched: ian is at 0.2676');
  const text = await lab(site).innerText();
  expect(text).toContain('20 bytes are hashed');
  expect(text).toContain('new-cool-feature.ian');
  expect(text).toContain('0x4480c6bd7ba9017 / 0xfffffffffffffff = 0.2675899708');
  const line = lab(site).getByRole('img', { name: 'On a line from 0 to 1, ian is at 0.2676' });
  expect(await line.getAttribute('aria-label')).toContain('condition set 1 reaches to 0.5');
  expect(text, 'set 2').toContain(
    'A dashed bar belongs to a set whose property filters do not match.',
  );
  const sets = await lab(site).locator('.set').allInnerTexts();
  expect(sets[0]).toMatch(/matched[^]*0\.2676 ≤ 0\.50/);
  expect(sets[1]).toMatch(/no match[^]*the person has none/);
  expect(await findViolations(site.page)).toEqual([]);
});

test('typing another user moves everything, and the address follows', async ({ site }) => {
  await openReceipt(site);
  await says(site, 'Off for ada');
  await field(site, 'User, a distinct ID').fill('ian');
  await says(site, 'On for ian');
  await site.page.waitForURL(`**${RECEIPT}?user=ian&about=new-cool-feature`);
  await site.page.reload();
  await says(site, 'On for ian');
});

test('dragging a percentage turns the decision, and nothing is saved', async ({ site }) => {
  await openReceipt(site, '?user=max');
  await says(site, 'Off for max');
  const slider = field(site, 'Rollout percentage of condition set 1');
  const box = await slider.boundingBox();
  if (!box) throw new Error('The slider is nowhere.');
  const y = box.y + box.height / 2;
  await site.page.mouse.move(box.x + box.width / 2, y);
  await site.page.mouse.down();
  await site.page.mouse.move(box.x + box.width * 0.9, y, { steps: 20 });
  await site.page.mouse.up();
  await says(site, 'On for max');
  const typed = await lab(site).locator('#set-0-rollout').inputValue();
  expect(Number(typed)).toBeGreaterThan(80);
  await lab(site).getByText(`Not saved: set 1 at ${typed} % instead of 50 %`).waitFor();
  expect(await lab(site).innerText()).toContain(`set 1 · ${typed} %`);
  expect(await savedRollout(site)).toBe(50);
});

test('the keyboard edits it, keeps the focus, and hears the verdict', async ({ site }) => {
  await openReceipt(site, '?user=max');
  const property = field(site, 'initial_name');
  await property.focus();
  await site.page.keyboard.type('ada');
  await says(site, 'On for max, because condition set 2 matched');
  expect(await property.evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await property.inputValue()).toBe('ada');
  const said = site.page.locator('#receipt > [role=status]');
  await said.filter({ hasText: 'On for max' }).waitFor();
  await site.page.waitForURL(/person=/);
  await site.page.keyboard.press('Enter');
  await says(site, 'On for max');
});

test('a field says what is wrong with it, and right again', async ({ site }) => {
  await openReceipt(site, '?user=ian');
  const rollout = lab(site).locator('#set-0-rollout');
  await rollout.fill('lots');
  await lab(site).getByText('“lots” is not a percentage').waitFor();
  expect(await rollout.getAttribute('aria-invalid')).toBe('true');
  expect(await rollout.inputValue()).toBe('lots');
  await rollout.fill('10');
  await says(site, 'Off for ian');
  expect(await rollout.getAttribute('aria-invalid')).toBeNull();
  expect(await lab(site).locator('.problem').count()).toBe(0);

  const user = field(site, 'User, a distinct ID');
  await user.fill('n'.repeat(201));
  const told = lab(site).locator('.notice.off');
  await told.filter({ hasText: 'Use at most 200, the longest distinct ID' }).waitFor();
  await says(site, 'Off for ian');
  await user.fill('max');
  await says(site, 'Off for max');
  expect(await told.isVisible()).toBe(false);
});

test('what would flip it is one click away, and back', async ({ site }) => {
  await openReceipt(site, '?user=max');
  await lab(site).getByRole('link', { name: 'Raise condition set 1 to 69 % or more' }).click();
  await says(site, 'On for max, because condition set 1 matched');
  const percentage = lab(site).getByRole('textbox', { name: 'percentage in condition set 1' });
  expect(await percentage.inputValue()).toBe('69');
  await lab(site).getByRole('link', { name: 'Back to what PostHog has' }).click();
  await says(site, 'Off for max');
  expect(await savedRollout(site)).toBe(50);

  const ada = encodeURIComponent(JSON.stringify({ initial_name: 'ada' }));
  await site.open(`${RECEIPT}?user=ada&person=${ada}&set-0-rollout=82`);
  await lab(site).getByText('This alone turns it off. Try it:').waitFor();
});

test('what was tried can be run for real, apart from the project', async ({ site }) => {
  await openReceipt(site, '?user=max&set-0-rollout=70');
  await says(site, 'On for max');
  await lab(site).getByRole('link', { name: 'Run it' }).click();
  await site.page.getByRole('tab', { name: 'Why' }).waitFor();
  const why = site.page.getByRole('tabpanel', { name: 'Why' });
  await why.getByText('On for max, because condition set 1 matched').waitFor();
  expect(await savedRollout(site)).toBe(50);
});

test('the Why tab of a run opens its receipt to be changed', async ({ site }) => {
  await createFlag(`${site.origin}/posthog`);
  await site.open('/first-flag/flag?run=1&user=ian');
  await site.page.getByRole('tab', { name: 'Why' }).click();
  const why = site.page.getByRole('tabpanel', { name: 'Why' });
  await why.getByText('20 bytes are hashed').waitFor();
  await why.getByRole('link', { name: 'Open this receipt and change it' }).click();
  await says(site, 'On for ian');
});

test('a link that cannot be read is told, above a receipt that works', async ({ site }) => {
  await openReceipt(site, '?user=ian&flag={broken');
  await lab(site).getByText('The link’s flag is not JSON').waitFor();
  await field(site, 'User, a distinct ID').fill('max');
  await says(site, 'Off for max');
});

testWithoutScripts('it is a form like any other without JavaScript', async ({ site }) => {
  await openReceipt(site, '?user=max');
  await lab(site).locator('#set-0-rollout').fill('70');
  await lab(site).getByRole('button', { name: 'Show the receipt' }).click();
  await says(site, 'On for max');
  await field(site, 'User, a distinct ID').fill('erin');
  await field(site, 'The flag is').selectOption('switched off');
  await lab(site).getByRole('button', { name: 'Show the receipt' }).click();
  await says(site, 'Off for erin, because the flag is switched off');
  expect(await lab(site).locator('#set-0-rollout').inputValue()).toBe('70');
  await lab(site).getByRole('link', { name: 'Switch the flag on' }).click();
  await says(site, 'On for erin');
  expect(await savedRollout(site)).toBe(50);
});

testOnPhone('it fits a phone', async ({ site }) => {
  await openReceipt(site, `?user=${'n'.repeat(200)}`);
  const overflow = () =>
    site.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await openSheet(site, 'Receipt');
  await lab(site).getByText('in hexadecimal').click();
  expect(await overflow()).toBeLessThanOrEqual(0);
});
