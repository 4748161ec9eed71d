/**
 * The receipt that can be edited, in a browser.
 */

import { createFlag } from '../server/createFlag.ts';
import type { Site } from './siteTest.ts';

export const RECEIPT = '/inside-a-flag/receipt';

/** Opens a receipt of the tutorial's flag. */
export async function openReceipt(site: Site, query = ''): Promise<void> {
  await createFlag(`${site.origin}/posthog`);
  await site.open(RECEIPT + query);
}

export const lab = ({ page }: Site) => page.locator('#receipt');

export const field = (site: Site, label: string) => lab(site).getByLabel(label, { exact: true });

const verdict = (site: Site) => lab(site).locator('.verdict');

/** Waits until the verdict says so. */
export const says = (site: Site, text: string) => verdict(site).filter({ hasText: text }).waitFor();
