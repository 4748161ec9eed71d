/**
 * What the shop shows, and to whom.
 */

import type { RunReport } from '../../receipts/runReport.ts';

const PAGES = {
  new: 'All on one page.',
  old: 'Step 1 of 3',
  failed: 'Something went wrong.',
  paid: 'Thank you.',
  'sent back': 'Step 2 of 3',
} as const;

type Page = keyof typeof PAGES;

/** Which page of the shop a run was answered with; undefined for any other. */
export function checkoutShown({ run }: Pick<RunReport, 'run'>): Page | undefined {
  const { body } = run.response;
  return (Object.keys(PAGES) as Page[]).find((page) => body.includes(PAGES[page]));
}

/** Whether a user is at a company, by the domain of their address. */
export function isAt(user: string, domain: string): boolean {
  return user.endsWith(`@${domain}`);
}
