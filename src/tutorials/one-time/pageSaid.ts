import type { RunReport } from '../../receipts/runReport.ts';

const PAGES = ['Hello World!', 'Welcome Back!', 'Forgotten.'] as const;

/** What the page of a run says; undefined for anything that is none of the app's pages. */
export function pageSaid({ run }: RunReport): (typeof PAGES)[number] | undefined {
  const { status, body } = run.response;
  return status === 200 ? PAGES.find((text) => body === `<p>${text}</p>`) : undefined;
}
