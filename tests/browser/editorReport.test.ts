import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { findViolations } from '../harness/browser/findViolations.ts';
import { awaitRun } from '../harness/browser/runAs.ts';
import { siteTest } from '../harness/browser/siteTest.ts';
import { editedFigure, editStage, typeFirst } from '../harness/browser/versionEditor.ts';

const STEP = '/first-flag/flag';
const FLAG = readFileSync('src/pages/stages/flag/user/[user].ts', 'utf8');

siteTest()('what is wrong with code is marked in it, said below, and led to', async ({ site }) => {
  const { page, open } = site;
  await open(STEP);
  const code = await editStage(page);
  const broken = FLAG.replace('const { posthog } = locals', 'const { posthog = locals');
  await code.fill(broken);
  await code.press('Control+Enter');
  const place = editedFigure(page).getByRole('button', { name: /^Line 6, column \d+$/ });
  await place.waitFor();
  expect(await editedFigure(page).locator('.pce-line.wrong').allTextContents()).toEqual([
    '  const { posthog = locals;\n',
  ]);
  expect(await code.getAttribute('aria-invalid')).toBe('true');
  const described = await code.getAttribute('aria-describedby');
  expect(await page.locator(`#${described}`).textContent()).toContain('Line 6');
  expect(await findViolations(page, '#source')).toEqual([]);
  await place.click();
  const caret = await code.evaluate((field) => (field as HTMLTextAreaElement).selectionStart);
  expect(broken.slice(0, caret).split('\n')).toHaveLength(6);
  expect(await code.inputValue()).toBe(broken);
  await code.fill(FLAG);
  expect(await editedFigure(page).locator('.pce-line.wrong').count()).toBe(0);
  expect(await code.getAttribute('aria-invalid')).toBeNull();
});

siteTest()(
  'what code logged stands below it as text, 200 lines of it, until it runs anew',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await editStage(page);
    const log = (what: string) =>
      FLAG.replace('  const { posthog }', `  ${what}\n  const { posthog }`);
    const logged = page.getByRole('group', { name: 'What your code logged' });
    await code.fill(log('for (let at = 0; at < 300; at += 1) console.log(at);'));
    await awaitRun(page, () => code.press('Control+Enter'));
    expect(await logged.getByRole('listitem').count()).toBe(201);
    expect(await logged.getByRole('listitem').last().textContent()).toMatch(/^and more/);
    await code.fill(log("console.warn('<b>', user);"));
    await awaitRun(page, () => code.press('Control+Enter'));
    expect(await logged.getByRole('listitem').allTextContents()).toEqual(['Line 6 warn <b> ian']);
    expect(await logged.locator('samp b').count()).toBe(0);
    await logged.getByRole('button', { name: 'Line 6' }).click();
    expect(await code.evaluate((field) => field === document.activeElement)).toBe(true);
  },
);

siteTest()(
  'what is written is there before it runs, whatever becomes of the page',
  async ({ site }) => {
    const { page, open } = site;
    await open(STEP);
    const code = await editStage(page);
    await typeFirst(page, '// Mine.');
    const run = await awaitRun(page, () => code.press('Control+Enter'));
    expect(await run.pageText()).toMatch(/ian/);
    expect(await page.locator('[data-said]').textContent()).toMatch(/^your version/);
    const kept = await page.evaluate(() => sessionStorage.getItem('flagbook:drafts'));
    expect(JSON.parse(kept ?? '{}')).toEqual({ flag: { code: `// Mine.\n${FLAG}`, isOpen: true } });
  },
);
