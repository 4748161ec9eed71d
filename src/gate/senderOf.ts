/**
 * Who sent a request.
 */

/**
 * What brought a request here, as its browser tells. Programs tell nothing, and are not `foreign`:
 *
 * - `own`: the reader, a page of this site, or a program;
 * - `link`: a page of another site led the reader here, who now sees the answer;
 * - `foreign`: a page of another site made it, by a script, an image, a frame or a form.
 */
export type Sender = 'own' | 'link' | 'foreign';

/** The parts of a request that tell. `header` gives a header by its name in lower case. */
export interface Clues {
  method: string;
  /** The whole address that was asked. */
  url: string;
  header: (name: string) => string | null | undefined;
}

/**
 * Tells who sent a request.
 *
 * Browsers say it in headers that no page can set. On plain HTTP from another machine they leave
 * `Sec-Fetch-Site` out, and only `Origin` and `Referer` tell. Another port is another site, too.
 */
export function senderOf({ method, url, header }: Clues): Sender {
  const site = header('sec-fetch-site');
  if (site === 'same-origin') return 'own';
  const origin = header('origin');
  if (origin && !isSameHost(origin, url)) return 'foreign';
  const isRead = method === 'GET' || method === 'HEAD';
  if (!site) {
    const referrer = origin ? undefined : header('referer');
    if (!referrer || isSameHost(referrer, url)) return 'own';
    return isRead ? 'link' : 'foreign';
  }
  if (site === 'none') return 'own';
  const isOpened = (header('sec-fetch-dest') ?? 'document') === 'document';
  return isRead && isOpened && header('sec-fetch-mode') === 'navigate' ? 'link' : 'foreign';
}

/** Who sent a web-standard request. */
export function senderOfRequest({ method, url, headers }: Request): Sender {
  return senderOf({ method, url, header: (name) => headers.get(name) });
}

/** By either scheme: whoever puts TLS in front lets us see plain HTTP. `null` is the origin of nobody. */
function isSameHost(one: string, other: string): boolean {
  const host = URL.parse(one)?.host;
  return host !== undefined && host === URL.parse(other)?.host;
}
