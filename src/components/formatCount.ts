/** A count as it stands in a table: `1,000`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en');
}
