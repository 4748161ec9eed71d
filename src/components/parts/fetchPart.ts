const PATIENCE_MS = 30_000;

/**
 * Fetches a fragment of HTML from the site.
 *
 * Throws an Error whose message can be shown to the reader: the site's own sentence where it gave one.
 */
export async function fetchPart(
  url: string,
  init: RequestInit = {},
  signal?: AbortSignal,
): Promise<string> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  const ends = signal ? AbortSignal.any([timeout, signal]) : timeout;
  const { response, text } = await read(url, { ...init, signal: ends }).catch(() => {
    throw new Error('The site did not answer. Check that it is still running, then try again.');
  });
  if (response.ok) return text;
  const isSentence =
    response.headers.get('content-type')?.startsWith('text/plain') === true && text !== '';
  throw new Error(
    isSentence
      ? text
      : `The site answered ${response.status} instead of a result. Try again, or reload the page.`,
  );
}

async function read(url: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  const response = await fetch(url, init);
  return { response, text: await response.text() };
}
