/**
 * True for a request that a page of this server made. Browsers say so in a header that no page can
 * set, but leave it out on plain HTTP from another machine, where the `Referer` tells.
 */
export function comesFromOwnPage({ url, headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const referrer = headers.get('referer');
  return (
    referrer !== null && URL.canParse(referrer) && new URL(referrer).host === new URL(url).host
  );
}
