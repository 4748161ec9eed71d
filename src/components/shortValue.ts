/** A property's value as it stands in a sentence or a table cell: texts bare, all else as JSON. */
export function shortValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? 'none' : JSON.stringify(value);
}
