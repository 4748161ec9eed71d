import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest } from '../harness/browser/siteTest.ts';

const radio = (page: Page, name: string) => page.getByRole('radio', { name });
const figure = (page: Page, text: string) =>
  page.locator('#source .file').filter({ hasText: text });
const flask = (page: Page) => figure(page, 'flask/flag.py');
const astro = (page: Page) => figure(page, 'stages/flag/user');

describe.each([true, false])('the language of code, with scripts: %s', (javaScriptEnabled) => {
  siteTest({ javaScriptEnabled })('is one switch', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    expect([await astro(page).isVisible(), await flask(page).isVisible()]).toEqual([true, false]);
    await radio(page, 'Python').check();
    expect([await astro(page).isVisible(), await flask(page).isVisible()]).toEqual([false, true]);
    await radio(page, 'Python').press('ArrowLeft');
    expect(await astro(page).isVisible()).toBe(true);
  });
});

siteTest()('the language is kept, and a page begins with it', async ({ site }) => {
  const { page, open, origin } = site;
  await open('/first-flag/flag');
  await radio(page, 'Python').check();
  await open('/first-flag/capture');
  expect(await figure(page, 'flask/capture.py').isVisible()).toBe(true);
  const html = await (await page.request.get(`${origin}/first-flag/flag`)).text();
  expect(html).toMatch(/<input[^>]*value="py"[^>]* checked/);
  // A stage that is written in one language alone is shown in it.
  await open('/inside-a-flag/missing-false');
  expect(await radio(page, 'Python').count()).toBe(0);
  await page.locator('#source').getByText('Only when you have found it').click();
  expect(await figure(page, 'missing-false/user').isVisible()).toBe(true);
});

describe.each([true, false])('an edit, with scripts: %s', (javaScriptEnabled) => {
  siteTest({ javaScriptEnabled })('is shown by what it changes, or whole', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    await radio(page, 'Misspell the key').check();
    const edit = figure(page, 'misspell-the-key');
    expect(await astro(page).isVisible()).toBe(false);
    expect(await edit.locator('.removed').allTextContents()).toEqual([
      expect.stringContaining("['new-cool-feature']"),
      expect.stringContaining("isEnabled('new-cool-feature')"),
    ]);
    expect(await edit.locator('.added').count()).toBe(2);
    const first = edit.getByText('import type');
    expect(await first.isVisible()).toBe(false);
    await edit.getByRole('checkbox', { name: 'Whole file' }).check();
    expect(await first.isVisible()).toBe(true);
    await radio(page, 'As written').check();
    expect([await astro(page).isVisible(), await edit.isVisible()]).toEqual([true, false]);
  });

  siteTest({ javaScriptEnabled })('leads to a run of it', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/plain');
    await radio(page, 'Drop the escape').check();
    await page.getByRole('link', { name: /^Run <b>ada<\/b> with the edit/ }).click();
    const run = page.locator('[data-run][data-stage=drop-the-escape][data-user="<b>ada</b>"]');
    await run.first().waitFor();
    const frame = page.locator('iframe').first().contentFrame();
    expect(await frame.locator('b').textContent()).toBe('ada');
    await expect.poll(() => radio(page, 'Drop the escape').isChecked()).toBe(true);
  });
});

describe.each([true, false])('a chosen edit, with scripts: %s', (javaScriptEnabled) => {
  siteTest({ javaScriptEnabled })('is what Run runs, until it is left', async ({ site }) => {
    const { page, open } = site;
    await open('/first-flag/flag');
    await radio(page, 'Misspell the key').check();
    await page.getByRole('textbox', { name: 'User' }).fill('ian');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('[data-stage=misspell-the-key][data-user=ian]').first().waitFor();
    const edited = page.getByRole('link', { name: 'edited: Misspell the key' });
    expect(await edited.isVisible()).toBe(true);
    expect(await page.locator('.request .path').textContent()).toMatch(/misspell-the-key/);
    await page.reload();
    expect(await edited.isVisible()).toBe(true);
    await edited.click();
    await page.locator('[data-stage=flag][data-user=ian]').first().waitFor();
    expect(await edited.isVisible()).toBe(false);
    expect(await radio(page, 'As written').isChecked()).toBe(true);
  });
});

siteTest()('the markup of an edited page runs no script, framed or alone', async ({ site }) => {
  const { page, origin } = site;
  const ran: string[] = [];
  await page.context().exposeBinding('ran', (_, what: string) => ran.push(what));
  const attack = '<img src=x onerror="ran(1)"><meta http-equiv=refresh content="0;url=/?led">';
  const name = encodeURIComponent(attack);
  for (const path of [
    `/stages/drop-the-escape/user/${name}`,
    `/first-flag/plain?run=1&stage=drop-the-escape&user=${name}`,
  ]) {
    // The browser complains of what it hinders, so this is not the page that must be without complaint.
    const visited = await page.context().newPage();
    await visited.goto(origin + path);
    const [frame] = visited.frames().slice(-1);
    await frame?.locator('img').waitFor({ state: 'attached' });
    await visited.waitForTimeout(300);
    expect(visited.url()).toBe(origin + path);
    expect(await frame?.locator('img').count()).toBe(1);
  }
  expect(ran).toEqual([]);
});

siteTest()('the Source tab has no fault that axe finds', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag');
  for (const name of ['Python', 'Misspell the key']) {
    await radio(page, name).check();
    expect(await findViolations(page, '#source'), name).toEqual([]);
  }
});
