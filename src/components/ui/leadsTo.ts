import type { PageResponse } from '../../runs/run.ts';
import { isolate } from '../../text/isolation.ts';

/** Where a response sends a browser, which then shows nothing else of it; undefined for all others. */
export function leadsTo({ status, location }: PageResponse): string | undefined {
  const isRedirect = location !== undefined && status >= 300 && status < 400;
  return isRedirect ? `${status} leads to ${isolate(location)}` : undefined;
}
