/** A text as a form gives it back that nobody edited: lines end alike, and what no page can hold is marked. */
export function lineText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD').toWellFormed();
}
