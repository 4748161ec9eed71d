import { expect } from 'vitest';
import { readApi } from '../harness/server/readApi.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

test('checks tick themselves and stay ticked after a reload', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  const checklist = page.locator('#checklist .tally');
  await checklist.getByText('0 of 2 done').waitFor();
  await runAs(page, 'ada');
  await checklist.getByText('2 of 2 done').waitFor();
  await page.reload();
  await checklist.getByText('2 of 2 done').waitFor();
  expect(await page.locator('.dots a[aria-label$="done"]').count()).toBe(1);
});

test('events that come from elsewhere show up by themselves', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/first-flag/capture');
  await page.locator('#knows').getByText('Waiting for the first event').waitFor();
  await fetch(`${origin}/stages/capture/user/ada`);
  await page.locator('#knows').getByText('visited_user_page').first().waitFor();
  await page.locator('#checklist .tally').getByText('2 of 2 done').waitFor();
});

test('start over asks, then empties the project and the checklists', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/first-flag/capture');
  await runAs(page, 'ada');
  await page.locator('#checklist .tally').getByText('2 of 2 done').waitFor();

  await open('/');
  const sure = page.getByRole('button', { name: 'Really start over' });
  expect(await sure.isVisible()).toBe(false);
  await page.locator('.start-over summary').click();
  await sure.click();
  await page.waitForURL(`${origin}/`);
  const { results } = await readApi<{ results: unknown[] }>(origin, '/events/');
  expect(results).toEqual([]);
  await open('/first-flag/capture');
  await page.locator('#checklist .tally').getByText('0 of 2 done').waitFor();
  expect(await page.locator('[data-history] button').count()).toBe(0);
});
