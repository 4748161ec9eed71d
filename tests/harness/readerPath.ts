import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runAs } from './runAs.ts';
import type { Site } from './siteTest.ts';

/** How a reader without JavaScript differs: lists renew themselves only on another load. */
export interface Reader {
  look: (page: Page) => Promise<unknown>;
}

/** Takes the six steps from the home page to the comparison, as the prose asks for. */
export async function readerPath({ page, open }: Site, { look }: Reader): Promise<void> {
  const next = () => page.locator('.step-ends a[rel=next]').click();
  const sees = async (panel: string, ...texts: string[]) => {
    await look(page);
    for (const text of texts) {
      await page.locator(panel).getByText(text).filter({ visible: true }).first().waitFor();
    }
  };
  const isDone = (tally: string) => sees('#checklist .tally', tally);

  await page
    .getByRole('link', { name: /A plain app/ })
    .first()
    .click();
  const plain = await runAs(page, 'ada');
  expect(await plain.pageText()).toBe('Hello, ada!');
  expect(await plain.panel('Response').textContent()).toContain('<p>Hello, ada!</p>');
  expect(await plain.panel('Wire').textContent()).toContain('This run made no call to PostHog');
  const markup = await runAs(page, '<b>ada</b>');
  expect(await markup.pageText()).toBe('Hello, <b>ada</b>!');
  await isDone('2 of 2 done');

  await next();
  const capture = await runAs(page, 'ada');
  expect(await capture.pageText()).toBe('Hello, ada!');
  expect(await capture.panel('Wire').textContent()).toMatch(/POST \/batch\/.*after the page was/s);
  await sees('#knows', 'visited_user_page', 'initial_name');
  await isDone('2 of 2 done');

  await next();
  await page.getByRole('button', { name: 'Create it as the step says' }).click();
  await page.locator('.rest-call').getByText('201').waitFor();
  await sees('#knows', 'new-cool-feature', 'everyone whose initial_name is ada');
  await isDone('2 of 2 done');

  await next();
  const ian = await runAs(page, 'ian');
  expect(await ian.pageText()).toBe('Welcome, ian! You are on the new cool page');
  expect(await ian.panel('Why').textContent()).toContain('On for ian, because condition set 1');
  const ada = await runAs(page, 'ada');
  expect(await ada.pageText()).toContain('Welcome, ada!');
  expect(await ada.panel('Why').textContent()).toContain('On for ada, because condition set 2');
  const priya = await runAs(page, 'priya');
  expect(await priya.pageText()).toBe('Hello, priya!');
  expect(await priya.panel('Why').textContent()).toContain('Off for priya, because');
  await isDone('3 of 3 done');

  await page.locator('.step-ends a[rel=prev]').click();
  await page.locator('button[value=duplicate-1]').click();
  await page.locator('input[name="set-2-filter-0-value"]').fill('max');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await page.locator('.rest-call').getByText('200').waitFor();
  await next();
  expect(await (await runAs(page, 'max')).pageText()).toBe('Hello, max!');
  expect(await (await runAs(page, 'max')).pageText()).toContain('Welcome, max!');

  await next();
  await runAs(page, 'ada');
  await runAs(page, 'priya');
  await isDone('1 of 1 done');
  const breakdown = page.getByRole('region', { name: 'Broken down by the flag' });
  await breakdown.getByRole('row', { name: /^true \d+$/ }).waitFor();
  await breakdown.getByRole('row', { name: /^false \d+$/ }).waitFor();
  await breakdown.getByRole('row', { name: /^none \d+$/ }).waitFor();

  await next();
  await page.locator('.compare-link a').click();
  const columns = page.locator('.column');
  await columns.nth(3).waitFor();
  expect(await columns.count()).toBe(4);
  expect(await columns.nth(0).textContent()).toContain('not asked');
  expect(await columns.nth(3).textContent()).toContain('$feature/new-cool-feature');
  await page.getByRole('spinbutton', { name: 'Users' }).fill('20');
  await page.getByRole('button', { name: 'Send the crowd' }).click();
  // Of user-1 to user-20, the hash puts 7 into the half.
  await page.locator('tbody[data-stage=flag]').getByRole('row', { name: /^flag/ }).waitFor();

  await open('/first-flag/compare');
  await isDone('2 of 2 done');
  await open('/');
  expect(await page.getByText(/\bdone\b/i).count()).toBeGreaterThanOrEqual(6);
}
