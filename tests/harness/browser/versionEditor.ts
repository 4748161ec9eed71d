/**
 * The editor of a step's Source, as a reader meets it.
 */

import type { Locator, Page } from 'playwright-core';

/** The button that opens a stage's editor. */
export const editButton = (page: Page, stage = 'flag') =>
  page.locator(`button[data-version=${stage}]`);

/** The figure of a stage's file. */
export const editedFigure = (page: Page, stage = 'flag') =>
  page.locator('#source .file').filter({ has: editButton(page, stage) });

/** The field for code that is open. */
export const codeField = (page: Page) => page.getByRole('textbox', { name: /your version$/ });

/** What stands beside Run while a reader's own version is what it runs. */
export const versionChip = (page: Page) => page.getByRole('button', { name: /^your version/ });

/** Opens the editor of a stage, and gives its field. */
export async function editStage(page: Page, stage = 'flag'): Promise<Locator> {
  await editButton(page, stage).click();
  await codeField(page).waitFor();
  return codeField(page);
}

/** Writes a line before all others. */
export async function typeFirst(page: Page, line: string): Promise<void> {
  await codeField(page).press('Control+Home');
  await page.keyboard.type(`${line}\n`);
}
