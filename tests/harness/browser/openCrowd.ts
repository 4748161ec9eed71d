import { createFlag } from '../server/createFlag.ts';
import { openSheet } from './openSheet.ts';
import type { Site } from './siteTest.ts';

/** The step that shows the crowd. */
export const CROWD = '/inside-a-flag/crowd';

/** Opens the crowd with the tutorial's flag saved, and touches it so that its evaluator comes. */
export async function openCrowd(site: Site, query = '', isPhone = false): Promise<void> {
  const { open, origin, page } = site;
  await createFlag(`${origin}/posthog`);
  await open(`${CROWD}?${query}`);
  if (isPhone) await openSheet(site, 'Crowd');
  const dots = page.locator('[data-dots]');
  // Not its middle: there may be the card of a user.
  await dots.hover({ position: { x: 5, y: 5 } });
  await page.locator('[data-dots][aria-activedescendant]').waitFor();
  // All of it is in sight then, below the head of the sheet.
  if (isPhone) await dots.evaluate((element) => element.scrollIntoView({ block: 'end' }));
}
