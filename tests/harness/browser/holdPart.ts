import type { Page } from 'playwright-core';
import { holdRequests } from './holdRequests.ts';

/** Holds the requests to a part of the page that `isHeld` picks, until they are let go. */
export const holdPart = (page: Page, part: string, isHeld: (sent: string) => boolean) =>
  holdRequests(page, `**/parts/${part}*`, isHeld);
