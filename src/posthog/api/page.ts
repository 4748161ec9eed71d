/**
 * Pages of a list, and the addresses of those before and after.
 */
import type { Found } from '../store/takeRows.ts';
import type { Work } from '../work/startWork.ts';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;
/** Characters of properties after which a page ends before its limit. */
const MOST_SIZE = 4 * 1024 * 1024;
/** Places in a list that are asked for at a time. */
const STRIDE = 500;

/** Which part of a list a request asks for. */
interface Page {
  limit: number;
  offset: number;
  /** The place of the item before this page, in the list's own words; no need to count up to it. */
  cursor: string | undefined;
}

/** A list that may be long: its places, and what stands there. */
export interface List<Place, Item> {
  /** Some places behind one, in the order of the list, none at its end; undefined is its beginning. */
  places: (from: Place | undefined, limit: number) => Place[];
  /** What stands at a place; undefined when it is not meant. */
  at: (place: Place) => Found<Item> | undefined;
  /** True when all that stands at the places is meant. */
  isWhole: boolean;
  /** A place as text that fits an address, and back; undefined for a text that is none. */
  write: (place: Place) => string;
  read: (text: string) => Place | undefined;
}

/** Reads `limit` and `offset`; what is not a number counts as absent, as in PostHog. */
export function readPage(url: URL): Page {
  const limit = readCount(url.searchParams.get('limit')) || DEFAULT_LIMIT;
  const offset = readCount(url.searchParams.get('offset')) ?? 0;
  // Who changes the offset of a link by hand means another page than the cursor.
  const [, of, cursor] = /^(\d+)\.(.+)$/.exec(url.searchParams.get('cursor') ?? '') ?? [];
  return {
    limit: Math.min(limit, MAX_LIMIT),
    offset,
    cursor: of === String(offset) ? cursor : undefined,
  };
}

/**
 * The addresses of the pages after and before a page; null where there is none.
 * @param next how many items the page has, and the place of the last, when there are more
 */
export function pageLinks(
  url: URL,
  { limit, offset }: Pick<Page, 'limit' | 'offset'>,
  next: { count: number; cursor?: string } | undefined,
): { next: string | null; previous: string | null } {
  return {
    next: next ? linkTo(url, limit, offset + next.count, next.cursor) : null,
    previous: offset > 0 ? linkTo(url, limit, Math.max(0, offset - limit)) : null,
  };
}

function linkTo(url: URL, limit: number, offset: number, cursor?: string): string {
  const link = new URL(url);
  link.searchParams.set('limit', String(limit));
  link.searchParams.set('offset', String(offset));
  link.searchParams.delete('cursor');
  if (cursor !== undefined) link.searchParams.set('cursor', `${offset}.${cursor}`);
  return link.href;
}

function readCount(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/**
 * The part of a list that a page is, read in turns and no further than to tell whether there is
 * more. What the page is too large for is left to the next.
 */
export async function takePage<Place, Item>(
  list: List<Place, Item>,
  { limit, offset, cursor }: Page,
  work: Work,
): Promise<{ items: Item[]; next: { count: number; cursor: string } | undefined }> {
  const from = cursor === undefined ? undefined : list.read(cursor);
  let skip = from === undefined ? offset : 0;
  const items: Item[] = [];
  let size = 0;
  let last: Place | undefined;
  for await (const place of eachPlace(list, from, work)) {
    if (skip > 0 && list.isWhole) {
      skip--;
      continue;
    }
    const found = list.at(place);
    if (!found) continue;
    if (skip > 0) {
      skip--;
      continue;
    }
    size += found.size;
    if (last !== undefined && (items.length === limit || size > MOST_SIZE)) {
      return { items, next: { count: items.length, cursor: list.write(last) } };
    }
    items.push(found.item);
    last = place;
  }
  return { items, next: undefined };
}

/** All that stands in a list and is meant, read in turns. */
export async function* eachOf<Place, Item>(
  list: List<Place, Item>,
  work: Work,
): AsyncGenerator<Item> {
  for await (const place of eachPlace(list, undefined, work)) {
    const found = list.at(place);
    if (found) yield found.item;
  }
}

async function* eachPlace<Place>(
  { places }: Pick<List<Place, unknown>, 'places'>,
  from: Place | undefined,
  work: Work,
): AsyncGenerator<Place> {
  let last = from;
  for (;;) {
    const next = places(last, STRIDE);
    for (const place of next) {
      if (work.isOver()) await work.rest();
      yield place;
    }
    last = next.at(-1);
    if (last === undefined) return;
  }
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
