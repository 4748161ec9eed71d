import { isolate } from '../../text/isolation.ts';

/** What a page says, as a sentence quotes it. */
export function pageQuote(text: string): string {
  return text === '' ? 'an empty page' : `“${isolate(text)}”`;
}
