/**
 * Changing the code of a stage in the page, and running it, as a reader does.
 */

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { awaitRun, type ShownRun } from './runAs.ts';

/** The code of a stage's user page. */
export function stageCode(stage: string): string {
  return readFileSync(`src/pages/stages/${stage}/user/[user].ts`, 'utf8');
}

/** Opens the editor of a stage in Source, and puts code into it in place of what stands there. */
export async function writeVersion(page: Page, stage: string, code: string): Promise<void> {
  const field = codeField(page);
  await page.locator('[data-tab=source]').click();
  if (!(await field.isVisible()))
    await page.locator(`button[data-version="${stage}"]`).first().click();
  await field.fill(code);
}

/** The field that holds a reader's own version. */
export const codeField = (page: Page) => page.getByRole('textbox', { name: /your version/ });

/** Runs a version for a user, and waits until all that comes of it is there. */
export async function runVersionAs(page: Page, user: string, code: string): Promise<ShownRun> {
  await writeVersion(page, 'flag', code);
  return awaitRun(page, async () => {
    await page.locator('#run-user').fill(user);
    await page.locator('#run-form button.primary').click();
  });
}
