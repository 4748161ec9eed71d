/** `host[:port]`, without user, path or blanks. */
const AUTHORITY = /^(\[[\da-f:.]{2,45}\]|[\w.-]{1,253})(?::\d{0,5})?$/i;

/** The name or address in a `Host` header, in the one form that URLs give it; undefined for none. */
export function parseHost(authority: string): string | undefined {
  const host = AUTHORITY.exec(authority)?.[1]?.toLowerCase();
  if (host === undefined || host === '.') return undefined;
  if (host.startsWith('[')) return URL.parse(`http://${host}`)?.hostname;
  return host.endsWith('.') ? host.slice(0, -1) : host;
}
