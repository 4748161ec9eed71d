import type { Locator, Page } from 'playwright-core';

/** What the console shows for a run: its panels by name, and the text of the page it got. */
export interface ShownRun {
  result: Locator;
  panel: (name: 'Response' | 'Wire' | 'Why') => Locator;
  pageText: () => Promise<string | null>;
}

/** Types a user into the console, presses Run, and waits for the new result. */
export async function runAs(page: Page, user: string): Promise<ShownRun> {
  return awaitRun(page, async () => {
    await page.getByRole('textbox', { name: 'User' }).fill(user);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
  });
}

/** Waits for the result of a run that `start` brings about. */
export async function awaitRun(page: Page, start: () => Promise<void>): Promise<ShownRun> {
  const results = page.locator('[data-result] [data-run]');
  const before = (await results.count()) > 0 ? await results.getAttribute('data-run') : '';
  await start();
  await page.locator(`[data-result] [data-run]:not([data-run="${before ?? ''}"])`).waitFor();
  return {
    result: results,
    // By attribute: with JavaScript, panels that are not chosen are hidden from roles.
    panel: (name) => results.locator(`section[aria-label="${name}"]`),
    pageText: async () => {
      const frame = results.locator('iframe');
      await frame.scrollIntoViewIfNeeded();
      return frame.contentFrame().locator('body').textContent();
    },
  };
}
