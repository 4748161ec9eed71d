const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** Which part of a list a request asks for. */
export interface Page {
  limit: number;
  offset: number;
}

/** Reads `limit` and `offset`; what is not a number counts as absent, as in PostHog. */
export function readPage(url: URL): Page {
  const limit = readCount(url.searchParams.get('limit')) || DEFAULT_LIMIT;
  return {
    limit: Math.min(limit, MAX_LIMIT),
    offset: readCount(url.searchParams.get('offset')) ?? 0,
  };
}

/** The addresses of the pages after and before a page; null where there is none. */
export function pageLinks(
  url: URL,
  { limit, offset }: Page,
  hasMore: boolean,
): { next: string | null; previous: string | null } {
  return {
    next: hasMore ? linkTo(url, limit, offset + limit) : null,
    previous: offset > 0 ? linkTo(url, limit, Math.max(0, offset - limit)) : null,
  };
}

function linkTo(url: URL, limit: number, offset: number): string {
  const link = new URL(url);
  link.searchParams.set('limit', String(limit));
  link.searchParams.set('offset', String(offset));
  return link.href;
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
