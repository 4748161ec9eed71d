/**
 * Fetches a fragment of HTML from the site.
 *
 * Throws an Error whose message can be shown to the reader: the site's own sentence where it gave one.
 */
export async function fetchPart(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000), ...init }).catch(() => {
    throw new Error('The site did not answer. Check that it is still running, then try again.');
  });
  const text = await response.text();
  if (response.ok) return text;
  const isSentence =
    response.headers.get('content-type')?.startsWith('text/plain') === true && text !== '';
  throw new Error(
    isSentence
      ? text
      : `The site answered ${response.status} instead of a result. Try again, or reload the page.`,
  );
}
