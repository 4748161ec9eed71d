import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { holdPart } from '../harness/browser/holdPart.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { createFlag } from '../harness/server/createFlag.ts';

const test = siteTest();

const has = (name: string, value: string) => (sent: string) =>
  sent.includes(`name="${name}"\r\n\r\n${value}\r\n`);

const press = (page: Page, user: string) =>
  page
    .getByRole('textbox', { name: 'User' })
    .fill(user)
    .then(() => page.getByRole('button', { name: 'Run', exact: true }).click());

const frameText = (page: Page) =>
  page.locator('[data-slot=page] iframe').contentFrame().locator('body').textContent();

test('of runs that are asked for while one is under way the newest is shown', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/flag');
  const ian = await holdPart(page, 'run', has('user', 'ian'));
  await press(page, 'ian');
  await ian.isReached();
  const waiting = page.locator('[data-slot=page] .waiting-for');
  await waiting.filter({ hasText: 'Running flag for ian' }).waitFor();
  await press(page, 'priya');
  const result = page.locator('run-console[data-run]');
  await result.and(page.locator('[data-user=priya]')).waitFor();
  ian.letGo();
  await page.waitForTimeout(300);
  expect(await result.getAttribute('data-user')).toBe('priya');
  expect(await frameText(page)).toBe('Hello, priya!');
  expect(await page.locator('[data-slot=page] .address').textContent()).toContain('user/priya');
  expect(new URL(page.url()).searchParams.get('user')).toBe('priya');
  expect(await waiting.count()).toBe(0);
});

test('while a run is on its way, no answer stands under its name', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  await press(page, 'ian');
  await page.locator('run-console[data-user=ian]').waitFor();
  const priya = await holdPart(page, 'run', has('user', 'priya'));
  await press(page, 'priya');
  await page.locator('.waiting-for').getByText('Running plain for priya …').waitFor();
  await page.locator('[data-slot=page] iframe').waitFor({ state: 'hidden' });
  priya.letGo();
  await page.locator('run-console[data-user=priya]').waitFor();
});

test('a run that gets no answer leaves none of another user', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  await press(page, 'ian');
  await page.locator('run-console[data-user=ian]').waitFor();
  // A request that fails stands in the browser's console, which these tests keep clean.
  await page.evaluate(() => {
    window.fetch = () => Promise.reject(new Error('down'));
  });
  await press(page, 'priya');
  const shown = page.locator('[data-slot=page]');
  await shown.getByText('The site did not answer').waitFor();
  expect(await shown.locator('iframe').count()).toBe(0);
  expect(await page.locator('#response').textContent()).not.toContain('ian');
});

test('a run that is shown again sets the form to what it was for', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  for (const user of ['ian', 'ada']) {
    await press(page, user);
    await page.locator(`run-console[data-user=${user}]`).waitFor();
  }
  const late = await holdPart(page, 'run', has('user', 'max'));
  await press(page, 'max');
  await late.isReached();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.locator('#runs').getByRole('button').last().click();
  late.letGo();
  await page.waitForTimeout(300);
  await page.locator('run-console[data-user=ian]').waitFor();
  expect(await page.getByRole('textbox', { name: 'User' }).inputValue()).toBe('ian');
  expect(new URL(page.url()).searchParams.get('user')).toBe('ian');
});

test('a receipt on its way shows no other user’s', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/inside-a-flag/receipt?user=max');
  const user = page.getByLabel('User, a distinct ID');
  const ian = await holdPart(page, 'receipt', (sent) => sent.includes('user=ian&'));
  await user.fill('ian');
  await ian.isReached();
  await page.getByText('Looking up new-cool-feature for ian …').waitFor();
  await page.locator('#receipt .verdict').waitFor({ state: 'hidden' });
  await user.fill('priya');
  await page.locator('#receipt .verdict').getByText('Off for priya').waitFor();
  ian.letGo();
  await page.waitForTimeout(300);
  await page.locator('#receipt .verdict').getByText('Off for priya').waitFor();
});

test('what PostHog knows is not shown for another user', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  const ian = await holdPart(page, 'knows', (sent) => sent.includes('user=ian'));
  await press(page, 'ian');
  await page.getByRole('tab', { name: 'What PostHog knows' }).click();
  await page.locator('#knows').getByText('Looking up ian …').waitFor();
  await page.locator('#knows section[aria-label=Person]').waitFor({ state: 'hidden' });
  ian.letGo();
  await page.locator('#knows section[aria-label=Person]').getByText('ian').first().waitFor();
});

test('a button of the flag form that is pressed meanwhile has its turn, and typing stays', async ({
  site,
}) => {
  const { page, open } = site;
  await open('/first-flag/create-flag');
  const create = await holdPart(page, 'flag-form', has('do', 'recipe'));
  await page.getByRole('button', { name: 'Create it as the step says' }).click();
  await create.isReached();
  await page.getByText('“Create it as the step says” is under way …').waitFor();
  const name = page.getByLabel('What it is for');
  await name.fill('Typed meanwhile');
  await page.getByRole('button', { name: 'Add a condition set' }).click();
  await page.getByText('“Add a condition set” is under way …').waitFor();
  create.letGo();
  await page.locator('#set-2-fold').waitFor();
  expect(await name.inputValue()).toBe('Typed meanwhile');
  expect(await page.locator('.waiting-for').count()).toBe(0);
  await page.getByRole('button', { name: 'Switch it off' }).waitFor();
});

test('a button that is pressed twice at once does what it says', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/create-flag');
  await page.getByRole('button', { name: 'Switch it off' }).dblclick();
  await page.getByRole('button', { name: 'Switch it on' }).waitFor();
  await page.locator('.flag-panel part-form:not([aria-busy])').waitFor();
  await page.getByRole('button', { name: 'Switch it on' }).waitFor();
});

test('another crowd takes the place of the one that is on its way', async ({ site }) => {
  const { page, open, origin } = site;
  await createFlag(`${origin}/posthog`);
  await open('/compare?user=ada');
  const users = page.getByRole('spinbutton', { name: 'Users' });
  const send = page.getByRole('button', { name: 'Send the crowd' });
  const rest = await holdPart(page, 'crowd', has('from', '26'));
  await users.fill('1000');
  await send.click();
  await rest.isReached();
  await users.fill('20');
  await send.click();
  await page.locator('#crowd').getByText('20 of 20 users visited every stage.').waitFor();
  rest.letGo();
  await page.waitForTimeout(300);
  await page
    .locator('.crowd-picture caption')
    .filter({ hasText: /^20 users/ })
    .waitFor();
  expect(new URL(page.url()).searchParams.get('crowd')).toBe('20');
});

test('of changes of the lag that are under way the newest is told', async ({ site }) => {
  const { page, open } = site;
  await open('/inside-a-flag/race');
  const first = await holdPart(page, 'lag', has('delayMs', '2000'));
  const delay = page.locator('#lag-delay');
  await delay.fill('2000');
  await delay.press('Enter');
  await first.isReached();
  await page.getByText('Setting the delay to 2 s …').waitFor();
  await delay.fill('3000');
  await delay.press('Enter');
  await page.getByText('Setting the delay to 3 s …').waitFor();
  first.letGo();
  await page
    .locator('lag-lab > [data-said]')
    .filter({ hasText: 'The delay is 3000 ms.' })
    .waitFor();
  expect(await page.locator('.waiting-for').count()).toBe(0);
  expect(await delay.inputValue()).toBe('3000');
});
