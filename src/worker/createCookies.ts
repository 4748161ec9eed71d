/** How a cookie may be set, as Astro takes it. */
interface SetOptions {
  path?: string;
  domain?: string;
  expires?: Date;
  maxAge?: number;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: boolean | 'lax' | 'none' | 'strict';
}

/**
 * The cookies of a request, as Astro hands them to an endpoint, and the `Set-Cookie` lines of what was
 * changed. https://docs.astro.build/en/reference/api-reference/#cookies
 */
export function createCookies(header: string) {
  const known = new Map(
    header.split(/;\s*/).flatMap((pair) => {
      const at = pair.indexOf('=');
      return at > 0 ? [[pair.slice(0, at), decoded(pair.slice(at + 1))] as const] : [];
    }),
  );
  const changed = new Map<string, string>();
  return {
    get: (name: string) => {
      const value = known.get(name);
      if (value === undefined) return undefined;
      return {
        value,
        json: (): unknown => JSON.parse(value),
        number: () => Number(value),
        boolean: () => value !== 'false' && value !== '0' && value !== '',
      };
    },
    has: (name: string) => known.has(name),
    set: (name: string, value: string | object, options: SetOptions = {}) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : value;
      known.set(name, text);
      changed.set(name, lineOf(name, text, options));
    },
    delete: (name: string, options: SetOptions = {}) => {
      known.delete(name);
      changed.set(name, lineOf(name, '', { ...options, maxAge: 0 }));
    },
    /** What the browser is to be told. */
    lines: () => [...changed.values()],
  };
}

function lineOf(name: string, value: string, options: SetOptions): string {
  const { path, domain, expires, maxAge, httpOnly, secure, sameSite } = options;
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    path === undefined ? undefined : `Path=${path}`,
    domain === undefined ? undefined : `Domain=${domain}`,
    expires && `Expires=${expires.toUTCString()}`,
    maxAge === undefined ? undefined : `Max-Age=${maxAge}`,
    httpOnly && 'HttpOnly',
    secure && 'Secure',
    sameSite && `SameSite=${sameSite === true ? 'strict' : sameSite}`,
  ];
  return parts.filter((part) => typeof part === 'string').join('; ');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
