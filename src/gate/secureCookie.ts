/**
 * A `Set-Cookie` line as the browser behind `request` should get it: kept to TLS where that stands in
 * front, on this server or on the proxy that says so.
 */
export function secureCookie(line: string, { url, headers }: Request): string {
  const isTls =
    url.startsWith('https:') || /^https\b/i.test(headers.get('x-forwarded-proto') ?? '');
  return isTls && !/;\s*secure\b/i.test(line) ? `${line}; Secure` : line;
}
