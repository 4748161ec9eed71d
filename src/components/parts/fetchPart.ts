/**
 * Fragments of HTML from the site, and what is thrown where none comes.
 */

import { loadPartStyles } from './partStyles.ts';

const PATIENCE_MS = 30_000;

/** A fragment of HTML, and the headers that it came with. */
export interface Part {
  html: string;
  headers: Headers;
}

/**
 * Fetches a fragment of HTML from the site, and the styles that it names.
 *
 * Throws an Error whose message can be shown to the reader: the site's own sentence where it gave one.
 */
export async function fetchPart(
  url: string,
  init: RequestInit = {},
  signal?: AbortSignal,
): Promise<string> {
  const { html } = await fetchWholePart(url, init, signal);
  await loadPartStyles(html);
  return html;
}

/** The same with the headers. Where no answer came at all, a {@link Silence} is thrown. */
export async function fetchWholePart(
  url: string,
  init: RequestInit = {},
  signal?: AbortSignal,
): Promise<Part> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  const ends = signal ? AbortSignal.any([timeout, signal]) : timeout;
  const { response, text } = await read(url, { ...init, signal: ends }).catch(() => {
    throw new Silence();
  });
  const { ok, status, headers } = response;
  if (ok) return { html: text, headers };
  const isSentence = headers.get('content-type')?.startsWith('text/plain') === true && text !== '';
  throw new Error(
    isSentence
      ? text
      : `The site answered ${status} instead of a result. Try again, or reload the page.`,
  );
}

/** The site gave no answer. */
export class Silence extends Error {
  override name = 'Silence';

  constructor() {
    super('The site did not answer. Check that it is still running, then try again.');
  }
}

async function read(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  const response = await fetch(url, init);
  return { response, text: await response.text() };
}
