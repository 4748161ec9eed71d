import { existsSync, readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { TASK_STAGES } from '../harness/lessons/taskStages.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();
const testOnPhone = siteTest({ viewport: { width: 390, height: 844 } });
const testWithoutScripts = siteTest({ javaScriptEnabled: false });

/** Opens a task with a version in its editor, and has it checked. */
async function check({ page, open }: Site, id: string, version?: { stage: string; code: string }) {
  await open(`/tasks/${id}`);
  if (version) {
    const drafts = JSON.stringify({
      [`tasks/${id} ${version.stage}`]: { code: version.code, isOpen: true },
    });
    await page.evaluate((kept) => sessionStorage.setItem('flagbook:drafts', kept), drafts);
    await page.reload();
  }
  await page.getByRole('button', { name: 'Check my version' }).click();
  const notice = page.locator('task-check [data-verdict] .notice');
  await notice.waitFor({ timeout: 40_000 });
  return notice.innerText();
}

function codeOf(stage: string): string {
  const folder = `src/pages/stages/${stage}`;
  const page = `${folder}/user/[user].ts`;
  return readFileSync(existsSync(page) ? page : `${folder}/index.ts`, 'utf8');
}

describe.each(TASK_STAGES)('the task $id', ({ id, stage, solution }) => {
  test('is done by its solution, which is shown then, and ticked', async ({ site }) => {
    const said = await check(site, id, { stage, code: codeOf(solution) });
    expect(said).toContain('Done');
    await site.page.getByRole('heading', { name: 'One way to do it' }).waitFor();
    await site.open('/tasks');
    expect(await site.page.locator('.task-list .done').count()).toBe(1);
    await site.open(`/tasks/${id}`);
    await site.page.getByText('You have done this task.').waitFor();
  });
});

test('a step leads to its task, whose code is open to be changed', async ({ site }) => {
  const { page, open } = site;
  await open('/first-flag/flag-property');
  await page.getByRole('link', { name: /Task: Ask once/ }).click();
  await page.getByRole('textbox', { name: /ask-twice.*your version/ }).waitFor();
  await page.getByRole('button', { name: 'Check my version' }).press('Enter');
  await page.getByText(/PostHog was asked 2 times, and once is wanted/).waitFor();
  expect(await page.locator('.task-visits li').count()).toBe(3);
  await page.getByText('A hint').click();
  await page.getByText('Which of the two is needed after it?').waitFor();
  expect(await findViolations(page)).toEqual([]);
});

test('what is typed is what is checked', async ({ site }) => {
  const { page, open } = site;
  await open('/tasks/guests');
  await page.getByRole('textbox', { name: /your version/ }).fill('const nothing = 1;');
  await page.getByRole('button', { name: 'Check my version' }).click();
  await page.getByText(/answered nobody: .*exports no function GET/).waitFor();
});

test('a task’s version runs for users whom the reader chooses, too', async ({ site }) => {
  const { page } = site;
  const code = codeOf('plain').replace('Hello,', 'Hello, my');
  await check(site, 'ask-once', { stage: 'ask-twice', code });
  await page.getByText('your version', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const shown = page.frameLocator('iframe[title="The page for ada"]');
  await shown.getByText('Hello, my ada!').waitFor();
  await site.open('/first-flag/flag-property');
  await page.getByRole('button', { name: 'Edit' }).first().waitFor();
  const chip = page.getByText('your version', { exact: true }).filter({ visible: true });
  expect(await chip.count()).toBe(0);
});

testOnPhone('on a phone the verdict is in sight, and nothing overflows', async ({ site }) => {
  await check(site, 'ask-once');
  const { page } = site;
  const verdict = await page.locator('[data-verdict]').boundingBox();
  expect(verdict?.y).toBeLessThan(740);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await findViolations(page)).toEqual([]);
});

test('code that is no TypeScript is told by its line', async ({ site }) => {
  const said = await check(site, 'ask-once', {
    stage: 'ask-twice',
    code: 'const a = 1;\nconst = 2;',
  });
  expect(said).toContain('Line 2');
});

testWithoutScripts('without JavaScript a task reads well', async ({ site }) => {
  await site.open('/tasks/ask-once');
  await site.page.getByText('The check needs JavaScript').waitFor();
  expect(await site.page.getByRole('button', { name: 'Check my version' }).isVisible()).toBe(false);
});
