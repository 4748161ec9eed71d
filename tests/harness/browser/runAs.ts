/**
 * Running a stage in the work pane, as a reader does.
 */

import type { Locator, Page } from 'playwright-core';

/** What the work pane shows for a run: its tabs by name, and the text of the page it got. */
export interface ShownRun {
  result: Locator;
  panel: (name: 'Response' | 'Wire' | 'Why') => Locator;
  pageText: () => Promise<string | null>;
}

/** The run that is shown, once there is one. */
const SHOWN_RUN = 'run-console[data-run]';

/** Types a user into the console, presses Run, and waits for the new result. */
export async function runAs(page: Page, user: string): Promise<ShownRun> {
  await turnToRun(page);
  return awaitRun(page, async () => {
    await page.locator('#run-user').fill(user);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
  });
}

/** Where an instrument shares the pane with the run, turns to the run. */
export const turnToRun = (page: Page) => turnTo(page, 'run');

/** And back to the instrument. */
export const turnToInstrument = (page: Page) => turnTo(page, 'instrument');

async function turnTo(page: Page, view: string): Promise<void> {
  const link = page.locator(`.pane-switch a[data-view=${view}]`);
  if ((await link.count()) > 0) await link.click();
}

/** Waits until a run that `start` brings about has ended. */
export async function awaitRun(page: Page, start: () => Promise<void>): Promise<ShownRun> {
  const before = await page.locator('run-console').getAttribute('data-run');
  await start();
  const isOther = before === null ? '' : `:not([data-run="${before}"])`;
  await page.locator(`${SHOWN_RUN}${isOther}[data-state=settled]`).waitFor();
  return {
    result: page.locator('#run'),
    // By id: with JavaScript, panels that are not chosen are hidden from roles.
    panel: (name) => page.locator(`#${name.toLowerCase()}`),
    pageText: () =>
      page.locator('[data-slot=page] iframe').contentFrame().locator('body').textContent(),
  };
}
