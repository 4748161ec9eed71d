/** What was found of a list, and how many characters its properties have. */
export interface Found<Item> {
  item: Item;
  size: number;
}

/** The first of some rows, as many as have `most` characters of properties together, one at least. */
export function* takeRows(
  rows: Iterable<Record<string, unknown>>,
  most: number,
): Generator<Record<string, unknown>> {
  let size = 0;
  for (const row of rows) {
    const more = (row['properties'] as string).length;
    if (size > 0 && size + more > most) return;
    size += more;
    yield row;
  }
}
