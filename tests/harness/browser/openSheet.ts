import type { Site } from './siteTest.ts';

/** Opens the instrument of a step on a phone, where it lies under the text until then. */
export async function openSheet({ page }: Site, name: string): Promise<void> {
  const pane = page.getByRole('navigation', { name: 'Work pane' });
  await pane.getByRole('link', { name, exact: true }).click();
  const sheet = page.locator('work-pane[data-snap=full]');
  await sheet.evaluate((it) => Promise.all(it.getAnimations().map(({ finished }) => finished)));
}
