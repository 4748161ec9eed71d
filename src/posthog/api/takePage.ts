import type { Page } from './page.ts';

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
