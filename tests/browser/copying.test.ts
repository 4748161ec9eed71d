import { readFile } from 'node:fs/promises';
import { diffLines } from 'diff';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteTest } from '../harness/browser/siteTest.ts';

const test = siteTest();

const sourceOf = (stage: string) => readFile(`src/pages/stages/${stage}/user/[user].ts`, 'utf8');

/** Selects all of an element as one who drags over it, copies it, and gives what is on the clipboard. */
async function copyByHand(page: Page, element: Locator): Promise<string> {
  await element.evaluate((node) => {
    getSelection()?.selectAllChildren(node);
  });
  await page.keyboard.press('ControlOrMeta+c');
  return page.evaluate(() => navigator.clipboard.readText());
}

const allowClipboard = (page: Page, origin: string) =>
  page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });

test('source that is copied by hand is the file, to the letter', async ({ site }) => {
  const { page, open, origin } = site;
  await allowClipboard(page, origin);
  for (const stage of ['plain', 'capture', 'flag', 'flag-property']) {
    await open(`/first-flag/${stage}`);
    const copied = await copyByHand(page, page.locator('#source [data-language=ts] .code'));
    expect(copied.trimEnd(), stage).toBe((await sourceOf(stage)).trimEnd());
  }
  await open('/first-flag/flag');
  await page.getByRole('radio', { name: 'Python' }).check();
  const flask = await copyByHand(page, page.locator('#source [data-language=py] .code'));
  const file = await readFile('content/first-flag/flask/flag.py', 'utf8');
  expect(flask.trimEnd()).toBe(file.trimEnd());
});

test('what is copied from Compare is code of the stage, and nothing of the one before', async ({
  site,
}) => {
  const { page, open, origin } = site;
  await allowClipboard(page, origin);
  await open('/compare?user=ada');
  const stages = ['plain', 'capture', 'flag', 'flag-property'];
  for (const [index, stage] of stages.entries()) {
    const source = await sourceOf(stage);
    const parts = await page.locator(`.column[data-stage=${stage}] .code`).all();
    const copied: string[] = [];
    for (const part of parts) copied.push((await copyByHand(page, part)).trimEnd());
    for (const code of copied) expect(source, stage).toContain(code);
    const before = stages[index - 1];
    const changes = before === undefined ? [] : diffLines(await sourceOf(before), source);
    for (const { added, value } of changes) {
      if (added) expect(copied.join('\n'), stage).toContain(value.trimEnd());
    }
  }
});
