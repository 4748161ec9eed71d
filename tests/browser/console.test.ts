import { expect } from 'vitest';
import { awaitRun, runAs } from '../harness/browser/runAs.ts';
import { createFlag } from '../harness/server/createFlag.ts';
import { readEvents } from '../harness/server/readEvents.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

test('the keyboard alone types a user, runs it, and walks the tabs', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // The first stop skips to the content.
  await page.waitForURL('**/*#main');

  const field = page.getByRole('textbox', { name: 'User' });
  for (let stops = 0; stops < 60; stops++) {
    if (await field.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('grace');
  const byEnter = await awaitRun(page, () => page.keyboard.press('Enter'));
  expect(await byEnter.pageText()).toBe('Hello, grace!');
  await awaitRun(page, () => page.keyboard.press('Control+Enter'));

  await page.getByRole('tab', { name: 'Source' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Wire');
  await page.getByRole('tabpanel', { name: 'Wire' }).getByText('/batch/').waitFor();
  await page.keyboard.press('Home');
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Source');
  await page.getByRole('textbox', { name: 'User' }).focus();
  for (let stops = 0; stops < 12; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => document.activeElement?.tagName);
    expect(stop, 'a frame shows no focus').not.toBe('IFRAME');
  }
});

test('Ctrl+Enter runs the console from anywhere on the page', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  await page.locator('h1').click();
  const run = await awaitRun(page, () => page.keyboard.press('Control+Enter'));
  expect(await run.pageText()).toBe('Hello, ada!');
});

test('a result says status, time and calls, to a screen reader too', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  const { result } = await runAs(page, 'ada');
  expect(await result.locator('.status').textContent()).toMatch(/200.*ms.*1 call, 1 event/s);
  const said = page.locator('run-console > [role=status]');
  expect(await said.textContent()).toMatch(/^200, [\d.,]+ m?s, 1 call, 1 event$/);
});

test('a click on a user of the cast runs that user', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  const run = await awaitRun(page, () =>
    page.locator('.cast').getByText('ian', { exact: true }).click(),
  );
  expect(await run.pageText()).toBe('Hello, ian!');
  expect(new URL(page.url()).searchParams.get('user')).toBe('ian');
});

test('runs are kept from step to step, and can be shown again', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/plain');
  await runAs(page, 'ada');
  await page.locator('.step-ends a[rel=next]').click();
  await runAs(page, 'ian');
  await page.getByRole('tab', { name: 'Runs 2' }).click();
  const runs = page.locator('#runs').getByRole('button');
  expect(await runs.allTextContents()).toEqual([
    expect.stringMatching(/capture.*ian.*200/),
    expect.stringMatching(/plain.*ada.*200/),
  ]);
  await runs.last().click();
  await page.locator('run-console[data-stage=plain][data-user=ada]').waitFor();
});

test('the chosen tab stays chosen for the next run', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  await runAs(page, 'ada');
  await page.getByRole('tab', { name: 'Why' }).click();
  await runAs(page, 'ian');
  expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Why');
});

test('without a flag, Why says that PostHog has none, leads to its form, and back', async ({
  site,
}) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  const { panel, pageText } = await runAs(page, 'ian');
  expect(await pageText()).toBe('Hello, ian!');
  expect(await panel('Why').textContent()).toContain('PostHog has no active flag');
  await page.getByRole('tab', { name: 'Why' }).click();
  await panel('Why').getByRole('link', { name: 'Look at the flag.' }).click();
  await page.waitForURL('**/first-flag/create-flag#flag');
  await page.goBack();
  await page.locator('run-console[data-stage=flag][data-user=ian]').waitFor();
});

test('a page address with a run shows that user’s run', async ({ site }) => {
  const { page, open } = site;
  await open(`/first-flag/plain?run=1&user=${encodeURIComponent('Zoë & co')}`);
  await page.locator('run-console[data-run]').waitFor();
  const field = page.getByRole('textbox', { name: 'User' });
  expect(await field.inputValue()).toBe('Zoë & co');
});

test('a reload shows the run again and does not make it again', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  await runAs(page, 'max');
  const result = page.locator('run-console[data-run]');
  const run = await result.getAttribute('data-run');
  await page.reload();
  expect(await result.getAttribute('data-run')).toBe(run);
  const visits = await readEvents(site.origin, 'max');
  expect(visits).toHaveLength(1);
});

test('an answer that is not 200 is shown as what it is', async ({ site }) => {
  const { page, open } = site;
  await open(`/first-flag/plain?run=1&user=${'x'.repeat(201)}`);
  expect(await page.locator('.status').textContent()).toContain('400');
  expect(await page.locator('[data-slot=page]').textContent()).toContain('Use at most 200');
});

test('a name of 200 characters leaves the page as wide as the phone', async ({ site }) => {
  const { page, open } = site;
  await createFlag(`${site.origin}/posthog`);
  await page.setViewportSize({ width: 390, height: 844 });
  await open('/first-flag/flag');
  await runAs(page, 'x'.repeat(200));
  for (const name of ['Source', 'Wire', 'Why', 'Response', 'What PostHog knows', 'Runs']) {
    await page.getByRole('tab', { name }).click();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, name).toBe(390);
  }
});

test('copy puts the shown source on the clipboard, to the letter', async ({ site }) => {
  const { page, open, origin } = site;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await open('/first-flag/flag');
  await page.locator('#source').getByRole('button', { name: /^Copy/ }).first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const { readFile } = await import('node:fs/promises');
  expect(copied).toBe(await readFile('src/pages/stages/flag/user/[user].ts', 'utf8'));
});

test('copy as curl gives a command that asks for the same page', async ({ site }) => {
  const { page, open, origin } = site;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await open('/first-flag/plain');
  await runAs(page, "o'hara & co");
  await page.getByRole('tab', { name: 'Response' }).click();
  await page.getByRole('button', { name: 'Copy as curl' }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const { execFileSync } = await import('node:child_process');
  const words = execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${command}`]);
  const url =
    words
      .toString()
      .split('\n')
      .find((word) => word.startsWith('http')) ?? '';
  expect(await (await fetch(url)).text()).toBe('<p>Hello, o&#39;hara &amp; co!</p>');
});

test('the lines that changed since the stage before are marked, for all senses', async ({
  site,
}) => {
  const { page, open } = site;
  await open('/first-flag/capture');
  const added = page
    .locator('#source [data-language=ts] .added')
    .filter({ hasText: 'posthog.capture(' });
  expect(await added.textContent()).not.toMatch(/added/i);
  expect(await added.ariaSnapshot()).toMatch(/added/i);
  expect(await added.evaluate((line) => getComputedStyle(line).boxShadow)).toContain('inset');
  const kept = page.locator('#source').first().getByText('return new Response(');
  expect(await kept.locator('xpath=ancestor-or-self::*[contains(@class, "added")]').count()).toBe(
    0,
  );
});
