import type { InBrowser, PageResponse } from '../../runs/run.ts';

/** The page as its visitor saw it at last: as the app answered it, or as its script has changed it. */
export function shownPage(response: PageResponse, inBrowser: InBrowser | undefined): PageResponse {
  const last = inBrowser?.moments.at(-1);
  return last ? { ...response, body: `<!doctype html>${last.html}` } : response;
}
