import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteTest } from '../harness/browser/siteTest.ts';
import {
  codeField,
  editButton,
  editedFigure,
  editStage,
  typeFirst,
  versionChip,
} from '../harness/browser/versionEditor.ts';

const STEP = '/first-flag/flag';
const FLAG = readFileSync('src/pages/stages/flag/user/[user].ts', 'utf8');

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

siteTest()('Edit opens the file to the letter, and it looks as in Source', async ({ site }) => {
  const { page, open } = site;
  await open(STEP);
  const lines = editedFigure(page).locator('pre .line');
  const shown = await lines.evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
  const code = await editStage(page);
  expect(await code.inputValue()).toBe(FLAG);
  expect(await code.getAttribute('aria-label')).toContain('stages/flag/user/[user].ts');
  expect(await code.evaluate((one) => one === document.activeElement)).toBe(true);
  const edited = editedFigure(page).locator('.pce-line');
  const html = await edited.evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
  expect(html.slice(0, -1)).toEqual(shown);
  expect(await edited.locator('.added').count()).toBe(0);
  expect(await editedFigure(page).getByText('unchanged').isVisible()).toBe(true);
  expect(await button(page, 'Reset').isDisabled()).toBe(true);
  expect(await versionChip(page).isVisible()).toBe(false);
});

siteTest()(
  'what differs is marked as it is typed, and Changes shows all of it',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await editStage(page);
    await code.fill(FLAG.replace("isEnabled('new-cool-feature')", "isEnabled('<b>')"));
    await typeFirst(page, '// Mine.');
    const marked = editedFigure(page).locator('.pce-line.added');
    expect(await marked.allTextContents()).toEqual([
      '// Mine.\n',
      "  const flagEnabled = flags.isEnabled('<b>');\n",
    ]);
    expect(await editedFigure(page).locator('.swatch').last().textContent()).toBe(
      '2 lines changed',
    );
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
    const code = await editStage(page);
    await typeFirst(page, '// Mine.');
    await button(page, 'Reset').click();
    expect(await code.inputValue()).toBe(FLAG);
    expect(await versionChip(page).isVisible()).toBe(false);
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
    await editStage(page);
    await typeFirst(page, '// Mine.');
    await page.reload();
    expect(await codeField(page).inputValue()).toBe(`// Mine.\n${FLAG}`);
    expect(await versionChip(page).isVisible()).toBe(true);
    // Nobody asked for the focus.
    expect(await codeField(page).evaluate((one) => one === document.activeElement)).toBe(false);
    await button(page, 'As written').click();
    expect(await codeField(page).isVisible()).toBe(false);
    expect(await editedFigure(page).locator('pre .line').first().isVisible()).toBe(true);
    expect(await versionChip(page).isVisible()).toBe(false);
    expect(await editButton(page).evaluate((one) => one === document.activeElement)).toBe(true);
    await page.reload();
    await page.waitForLoadState('networkidle');
    expect(await codeField(page).count()).toBe(0);
    const code = await editStage(page);
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
    const code = await editStage(page);
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
    const code = await editStage(page);
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
  await editStage(page);
  await typeFirst(page, '// Mine.');
  expect(await button(page, 'Run').getAttribute('title')).toBe('Runs your version');
  // Another stage has a version of its own, or none.
  await page.getByRole('radio', { name: 'Misspell the key' }).check();
  expect(await versionChip(page).isVisible()).toBe(false);
  await page.getByRole('radio', { name: 'As written' }).check();
  await versionChip(page).click();
  await page.locator('run-console[data-stage=flag][data-state=settled]').waitFor();
  expect(await versionChip(page).isVisible()).toBe(false);
  expect(await codeField(page).isVisible()).toBe(false);
  expect(await (await editStage(page)).inputValue()).toBe(`// Mine.\n${FLAG}`);
});
