/**
 * What somebody is dealt who has drawn a number from 0 to 1.
 *
 * @param shares what there is, each with its share of everybody; together they are 1
 */
export function deal(shares: Readonly<Record<string, number>>, drawn: number): string {
  let end = 0;
  for (const [name, share] of Object.entries(shares)) {
    end += share;
    if (drawn < end) return name;
  }
  return Object.keys(shares).at(-1) ?? '';
}
