/**
 * A list of values as the text of one field, by PostHog’s rule: commas separate, and `\,` is a comma
 * within a value.
 */

/** The values that a text lists. Spaces around a value are none of it, and an empty one is no value. */
export function parseList(text: string): string[] {
  const items = text.match(/(?:\\,|[^,])+/g) ?? [];
  return items.map((item) => item.replaceAll('\\,', ',').trim()).filter((item) => item !== '');
}

/** The text that lists some values: `parseList` gives them back, unless one is empty or padded. */
export function printList(items: readonly string[]): string {
  return items
    .map((item, index) => {
      const text = item.replaceAll(',', '\\,');
      // Directly before the comma that follows, a backslash would escape it.
      return text.endsWith('\\') && index < items.length - 1 ? `${text} ` : text;
    })
    .join(', ');
}

/** True for a list that `printList` tells whole: of texts, numbers and truths, no two of them alike. */
export function isPlainList(value: unknown): value is (string | number | boolean)[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  const items: unknown[] = value;
  if (!items.every((item) => /^(?:string|number|boolean)$/.test(typeof item))) return false;
  const texts = items.map(String);
  const read = parseList(printList(texts));
  return (
    read.length === texts.length &&
    read.every((text, index) => text === texts[index]) &&
    new Set(texts).size === new Set(items).size
  );
}

/** True for the comparisons that PostHog gives a list of values to choose from. */
export function holdsList(operator: string): boolean {
  return /^(?:exact|is_not|(?:not_)?icontains_multi)$/.test(operator);
}
