/**
 * What questions of a tutorial may ask of a run.
 */

import { findings } from '../../evidence/findings.ts';
import type { Finding, Tutorial } from '../../tutorials/tutorial.ts';

/** What all questions may ask, and what the tutorial's own may, by the words for it. */
export function findingsOf(
  tutorial: Pick<Tutorial, 'findings' | 'pageFindings'>,
): Readonly<Record<string, Finding | undefined>> {
  return { ...findings, ...tutorial.findings, ...tutorial.pageFindings };
}

/** Whether a page by itself says it, while the run goes on. */
export function isOfPage({ pageFindings = {} }: Pick<Tutorial, 'pageFindings'>, of = ''): boolean {
  return of === 'flag' || Object.hasOwn(pageFindings, of);
}
