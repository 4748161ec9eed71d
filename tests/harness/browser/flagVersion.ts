/**
 * The step and the code with which tests of readers' own versions begin.
 */

import { createFlag } from '../server/createFlag.ts';
import type { Site } from './siteTest.ts';
import { stageCode } from './writeVersion.ts';

/** The stage as written. */
export const CODE = stageCode('flag');

const BODY = '  const { posthog } = locals;\n';

/** The stage with a few statements before it does anything: they stand in line 7. */
export const first = (statements: string) => CODE.replace(BODY, `${BODY}  ${statements}\n`);

/** Opens the step with its flag made. */
export async function openFlag({ open, origin }: Site): Promise<void> {
  await createFlag(`${origin}/posthog`);
  await open('/first-flag/flag');
}

/** What stands below the code. */
export const report = ({ page }: Site) => page.locator('.version-report');

/** What stands above the tabs. */
export const notice = ({ page }: Site) =>
  page.locator('[data-slot=notice] .notice').allInnerTexts();
