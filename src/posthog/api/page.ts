/**
 * Pages of a list, and the addresses of those before and after.
 */

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

/** Which part of a list a request asks for. */
interface Page {
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

/**
 * The part of a list that a page is, read no further than to tell whether there is more: what does
 * not pass the test is not in the list.
 */
export function takePage<Item>(
  items: Iterable<Item>,
  { limit, offset }: Page,
  passes: (item: Item) => boolean = () => true,
): { items: Item[]; hasMore: boolean } {
  const found: Item[] = [];
  let skipped = 0;
  for (const item of items) {
    if (!passes(item)) continue;
    if (skipped < offset) skipped++;
    else if (found.length === limit) return { items: found, hasMore: true };
    else found.push(item);
  }
  return { items: found, hasMore: false };
}

const PREFIX = /^(\/[\w.~-]+)+$/;

/**
 * The URL that the client asked for. Who serves us under a path and takes it off the URL says so in
 * `X-Forwarded-Prefix`, as reverse proxies do; without it the links to further pages would lead
 * elsewhere.
 */
export function clientUrl(request: Request): URL {
  const url = new URL(request.url);
  const prefix = request.headers.get('x-forwarded-prefix');
  if (prefix !== null && PREFIX.test(prefix)) url.pathname = prefix + url.pathname;
  return url;
}
