import { visibleText } from '../text/visibleText.ts';

const LONGEST = 80;

/** A page as its visitor reads it, on one line, with the rest of a long one left out. */
export function pageText(body: string): string {
  const text = visibleText(body);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
