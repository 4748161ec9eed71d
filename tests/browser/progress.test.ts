import { expect } from 'vitest';
import { readApi } from '../harness/server/readApi.ts';
import { runAs } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

test('checks tick themselves and stay ticked after a reload', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  const pips = page.locator('.pips [data-say]');
  await pips.getByText('0 of 4 done; next, run ada').waitFor();
  for (const user of ['ada', 'ian', '<b>ada</b>']) await runAs(page, user);
  await pips.getByText('3 of 4 done; next, drop the escape').waitFor();
  await page.locator('.task .run-word[data-run-stage="drop-the-escape"]').click();
  await pips.getByText('4 of 4 done').waitFor();
  expect(await page.locator('.task .seen').allTextContents()).toEqual([
    'Hello',
    '0 requests',
    'as text',
    'as markup',
  ]);
  await page.reload();
  await pips.getByText('4 of 4 done').waitFor();
  expect(await page.locator('.dots a[aria-label$="done"]').count()).toBe(1);
});

test('events that come from elsewhere show up by themselves', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/first-flag/capture');
  await page.getByRole('tab', { name: 'What PostHog knows' }).click();
  await page.locator('#knows').getByText('Waiting for the first event').waitFor();
  await fetch(`${origin}/stages/capture/user/ada`);
  await page.locator('#knows').getByText('visited_user_page').first().waitFor();
});

test('a step is not ticked by what was done in another', async ({ site }) => {
  const { page, open, origin } = site;
  for (const user of ['ada', 'ian', 'olivia', 'olivia']) {
    await fetch(`${origin}/stages/capture/user/${user}`);
  }
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  await open('/first-flag/capture');
  await page
    .locator('#knows')
    .getByText('visited_user_page')
    .first()
    .waitFor({ state: 'attached' });
  await page.locator('.pips [data-say]').getByText('0 of 5 done').waitFor();
});

test('start over asks, then empties the project and the checklists', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/first-flag/capture');
  await runAs(page, 'ada');
  await page.locator('.pips [data-say]').getByText('1 of 5 done').waitFor();

  await open('/');
  const sure = page.getByRole('button', { name: 'Really start over' });
  expect(await sure.isVisible()).toBe(false);
  await page.locator('.start-over summary').click();
  await sure.click();
  await page.waitForURL(`${origin}/`);
  const { results } = await readApi<{ results: unknown[] }>(origin, '/events/');
  expect(results).toEqual([]);
  await open('/first-flag/capture');
  await page.locator('.pips [data-say]').getByText('0 of 5 done').waitFor();
  expect(await page.locator('#runs button').count()).toBe(0);
});

test('starting over ends a forgotten pause', async ({ site }) => {
  const { page, open } = site;
  await open('/inside-a-flag/race');
  await page.locator('#lag').getByRole('button', { name: 'Pause', exact: true }).click();
  await page.locator('.connection').getByText('ingestion paused').waitFor();
  await open('/');
  await page.locator('.start-over summary').click();
  await page.getByRole('button', { name: 'Really start over' }).click();
  await page.locator('.connection').getByText('ingestion paused').waitFor({ state: 'detached' });
});
