import type { RunSoFar } from '../../runs/run.ts';

/** The address that shows a run which the server remembers, and runs nothing. */
export function shownQuery({
  id,
  stage,
  user,
  browser,
}: Pick<RunSoFar, 'id' | 'stage' | 'user' | 'browser'>): string {
  const query = new URLSearchParams({
    stage,
    user,
    ...(browser !== undefined && { browser }),
    shown: id,
  });
  return `?${query}#console`;
}
