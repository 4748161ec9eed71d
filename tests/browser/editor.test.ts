import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { turnToRun } from '../harness/browser/runAs.ts';
import { ownSiteTest, siteTest } from '../harness/browser/siteTest.ts';
import { startOnRealPostHog } from '../harness/server/startOnRealPostHog.ts';

const STEP = '/first-flag/flag';
const FLAG = readFileSync('src/pages/stages/flag/user/[user].ts', 'utf8');

const editButton = (page: Page, stage = 'flag') => page.locator(`button[data-version=${stage}]`);
const figure = (page: Page, stage = 'flag') =>
  page.locator('#source .file').filter({ has: editButton(page, stage) });
const field = (page: Page) => page.getByRole('textbox', { name: /your version$/ });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const chip = (page: Page) => page.getByRole('button', { name: /^your version/ });

/** Opens the editor of a stage, and gives its field. */
async function edit(page: Page, stage = 'flag') {
  await editButton(page, stage).click();
  await field(page).waitFor();
  return field(page);
}

/** Writes a line before all others. */
async function typeFirst(page: Page, line: string): Promise<void> {
  await field(page).press('Control+Home');
  await page.keyboard.type(`${line}\n`);
}

siteTest()('Edit opens the file to the letter, and it looks as in Source', async ({ site }) => {
  const { page, open } = site;
  await open(STEP);
  const lines = figure(page).locator('pre .line');
  const shown = await lines.evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
  const code = await edit(page);
  expect(await code.inputValue()).toBe(FLAG);
  expect(await code.getAttribute('aria-label')).toContain('stages/flag/user/[user].ts');
  expect(await code.evaluate((one) => one === document.activeElement)).toBe(true);
  const edited = figure(page).locator('.pce-line');
  const html = await edited.evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
  expect(html.slice(0, -1)).toEqual(shown);
  expect(await edited.locator('.added').count()).toBe(0);
  expect(await figure(page).getByText('unchanged').isVisible()).toBe(true);
  expect(await button(page, 'Reset').isDisabled()).toBe(true);
  expect(await chip(page).isVisible()).toBe(false);
});

siteTest()(
  'what differs is marked as it is typed, and Changes shows all of it',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await edit(page);
    await code.fill(FLAG.replace("isEnabled('new-cool-feature')", "isEnabled('<b>')"));
    await typeFirst(page, '// Mine.');
    const marked = figure(page).locator('.pce-line.added');
    expect(await marked.allTextContents()).toEqual([
      '// Mine.\n',
      "  const flagEnabled = flags.isEnabled('<b>');\n",
    ]);
    expect(await figure(page).locator('.swatch').last().textContent()).toBe('2 lines changed');
    const written = await code.inputValue();
    await button(page, 'Changes').click();
    expect(await code.isVisible()).toBe(false);
    expect(await button(page, 'Changes').getAttribute('aria-pressed')).toBe('true');
    const view = page.getByRole('group', { name: /what you changed$/ });
    expect(await view.locator('code > span.line.removed').allTextContents()).toEqual([
      "  const flagEnabled = flags.isEnabled('new-cool-feature');\n",
    ]);
    const kept = await view.locator('.line:not(.removed)').allTextContents();
    expect(kept.join('')).toBe(written);
    expect(await view.locator('.line.added').count()).toBe(2);
    await button(page, 'Changes').click();
    expect(await code.isVisible()).toBe(true);
  },
);

siteTest()(
  'Reset brings the file back, and can be undone by button and by key',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await edit(page);
    await typeFirst(page, '// Mine.');
    await button(page, 'Reset').click();
    expect(await code.inputValue()).toBe(FLAG);
    expect(await chip(page).isVisible()).toBe(false);
    await button(page, 'Undo reset').click();
    expect(await code.inputValue()).toBe(`// Mine.\n${FLAG}`);
    await button(page, 'Reset').click();
    await code.press('Control+z');
    expect(await code.inputValue()).toBe(`// Mine.\n${FLAG}`);
    await code.press('Control+Shift+z');
    expect(await code.inputValue()).toBe(FLAG);
    expect(await button(page, 'Reset').isDisabled()).toBe(true);
  },
);

siteTest()(
  'a draft outlives a reload and is open again, so that Run runs what is seen',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await edit(page);
    await typeFirst(page, '// Mine.');
    await page.reload();
    expect(await field(page).inputValue()).toBe(`// Mine.\n${FLAG}`);
    expect(await chip(page).isVisible()).toBe(true);
    // Nobody asked for the focus.
    expect(await field(page).evaluate((one) => one === document.activeElement)).toBe(false);
    await button(page, 'As written').click();
    expect(await field(page).isVisible()).toBe(false);
    expect(await figure(page).locator('pre .line').first().isVisible()).toBe(true);
    expect(await chip(page).isVisible()).toBe(false);
    expect(await editButton(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await field(page).count()).toBe(0);
    const code = await edit(page);
    expect(await code.inputValue()).toBe(`// Mine.\n${FLAG}`);
    await code.press('Control+Home');
    await code.press('Shift+ArrowDown');
    await code.press('Delete');
    expect(await code.inputValue()).toBe(FLAG);
    expect(await page.evaluate(() => sessionStorage.getItem('flagbook:drafts'))).toBeNull();
  },
);

siteTest()(
  'Tab leads out of the code, and Enter begins a line where the last one began',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await edit(page);
    await code.press('Control+Home');
    for (let down = 0; down < 4; down += 1) await code.press('ArrowDown');
    await code.press('End');
    await page.keyboard.type('\nconst mine = 1;');
    expect((await code.inputValue()).split('\n')[5]).toBe('  const mine = 1;');
    const before = await code.inputValue();
    await code.press('Tab');
    expect(await code.evaluate((one) => one === document.activeElement)).toBe(false);
    await page.keyboard.press('Shift+Tab');
    expect(await code.evaluate((one) => one === document.activeElement)).toBe(true);
    await code.press('Shift+Tab');
    expect(await code.evaluate((one) => one === document.activeElement)).toBe(false);
    expect(await code.inputValue()).toBe(before);
  },
);

siteTest()(
  'code that says what the file says runs as written, also by a key in it',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await edit(page);
    await typeFirst(page, '// Mine.');
    await code.fill(FLAG);
    await code.press('Control+Enter');
    await page.locator('run-console[data-stage=flag][data-state=settled]').waitFor();
    expect(await code.inputValue()).toBe(FLAG);
  },
);

siteTest()('the console says whose version is run, and × runs it as written', async ({ site }) => {
  const { page, open } = site;
  await open(STEP);
  await edit(page);
  await typeFirst(page, '// Mine.');
  expect(await button(page, 'Run').getAttribute('title')).toBe('Runs your version');
  // Another stage has a version of its own, or none.
  await page.getByRole('radio', { name: 'Misspell the key' }).check();
  expect(await chip(page).isVisible()).toBe(false);
  await page.getByRole('radio', { name: 'As written' }).check();
  await chip(page).click();
  await page.locator('run-console[data-stage=flag][data-state=settled]').waitFor();
  expect(await chip(page).isVisible()).toBe(false);
  expect(await field(page).isVisible()).toBe(false);
  expect(await (await edit(page)).inputValue()).toBe(`// Mine.\n${FLAG}`);
});

siteTest()(
  'a named edit is where a version begins, marked as Source marks it',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await page.getByRole('radio', { name: 'Misspell the key' }).check();
    const own = figure(page, 'misspell-the-key');
    const added = await own.locator('pre .added').allTextContents();
    const code = await edit(page, 'misspell-the-key');
    expect(await code.inputValue()).toBe(
      readFileSync('src/pages/stages/misspell-the-key/user/[user].ts', 'utf8'),
    );
    expect(await own.locator('.pce-line.added').allTextContents()).toEqual(added);
    expect(await chip(page).isVisible()).toBe(false);
    await typeFirst(page, '// Mine.');
    expect(await own.locator('.pce-line.added').count()).toBe(added.length + 1);
    expect(await chip(page).isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: /^edited:/ }).isVisible()).toBe(false);
  },
);

siteTest()('what is edited is what the console stands at', async ({ site }) => {
  const { page, open } = site;
  await open('/inside-a-flag/race');
  await turnToRun(page);
  await page.getByRole('tab', { name: 'Source' }).click();
  const fold = page.locator('#source-remember');
  await fold.locator('summary').click();
  await edit(page, 'remember');
  expect(await page.locator('#run-form select[name=stage]').inputValue()).toBe('remember');
  await typeFirst(page, '// Mine.');
  expect(await chip(page).isVisible()).toBe(true);
  await page.reload();
  await field(page).waitFor();
  expect(await fold.getAttribute('open')).not.toBeNull();
});

siteTest()(
  'the editor has no fault that axe finds, with its code or its changes',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    await edit(page);
    await typeFirst(page, '// Mine.');
    expect(await findViolations(page)).toEqual([]);
    await button(page, 'Changes').click();
    expect(await findViolations(page, '#source')).toEqual([]);
  },
);

siteTest({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })(
  'on a phone nothing of the editor moves the page sideways',
  async ({ site }) => {
    const { page, open } = site;
    await open(`${STEP}#source`);
    await edit(page);
    await typeFirst(page, `// ${'Mine. '.repeat(40)}`);
    for (const view of ['code', 'changes']) {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, view).toBe(390);
      const box = await page.locator('.request').boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0), view).toBeLessThanOrEqual(390);
      await button(page, 'Changes').click();
    }
  },
);

siteTest({ javaScriptEnabled: false })(
  'without a script nothing can be edited',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    expect(await editButton(page).isVisible()).toBe(false);
    expect(await figure(page).locator('pre .line').first().isVisible()).toBe(true);
  },
);

siteTest()('a page with a script says that it stays as it is', async ({ site }) => {
  const { page, open } = site;
  await open('/login/flip#source');
  await page.locator('#source').getByText('it cannot be edited here yet').first().waitFor();
  expect(await page.locator('button[data-version]').count()).toBe(0);
});

ownSiteTest(() => startOnRealPostHog())(
  'with a PostHog elsewhere the button says why code stays as it is',
  async ({ site: { page, open } }) => {
    await open(STEP);
    await editButton(page).focus();
    await page.keyboard.press('Enter');
    await page.locator('#source [role=status]').getByText('embedded PostHog alone').waitFor();
    expect(await field(page).count()).toBe(0);
    expect(await editButton(page).getAttribute('aria-disabled')).toBe('true');
    expect(await findViolations(page, '#source')).toEqual([]);
  },
);
