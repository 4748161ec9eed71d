/** Those of a person's properties that have one of the keys. */
export function pickProperties(
  properties: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => keys.includes(key)));
}
