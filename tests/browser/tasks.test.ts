import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { TASK_STAGES } from '../harness/lessons/taskStages.ts';
import { findViolations } from '../harness/browser/findViolations.ts';
import { siteTest, type Site } from '../harness/browser/siteTest.ts';

const test = siteTest();
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
  return readFileSync(`src/pages/stages/${stage}/user/[user].ts`, 'utf8');
}

describe.each(TASK_STAGES)('the task $id', ({ id, stage, solution }) => {
  test('says what is missing of the code that it starts with', async ({ site }) => {
    expect(await check(site, id)).not.toContain('Done');
    expect(await site.page.locator('.task-visits li').count()).toBeGreaterThan(1);
  });

  test('is done by its solution, which is shown then, and ticked', async ({ site }) => {
    const said = await check(site, id, { stage, code: codeOf(solution) });
    expect(said).toContain('Done');
    await site.page.getByRole('heading', { name: 'One way to do it' }).waitFor();
    expect(await findViolations(site.page)).toEqual([]);
    await site.open('/tasks');
    expect(await site.page.locator('.task-list .done').count()).toBe(1);
  });
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
