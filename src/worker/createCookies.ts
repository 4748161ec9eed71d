import { omit } from 'es-toolkit';

/** How a cookie is set, as Astro takes it. */
interface SetOptions {
  path?: string;
  domain?: string;
  expires?: Date;
  maxAge?: number;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: boolean | 'lax' | 'none' | 'strict';
}

/** A cookie whose value is set anew, or undefined when it is to be gone; and the line that says so. */
interface Change {
  value: string | undefined;
  line: string;
}

/**
 * The cookies of a request, as Astro hands them to an endpoint, and the `Set-Cookie` lines of what was
 * changed; a test holds it to Astro's own, whose library is too large to be brought along.
 * https://docs.astro.build/en/reference/api-reference/#cookies
 */
export function createCookies(header: string) {
  const sent = new Map(header.split(';').reverse().flatMap(readPair));
  const changes = new Map<string, Change>();
  const valueOf = (name: string): string | undefined => {
    const change = changes.get(name);
    return change ? change.value : sent.get(name);
  };
  return {
    get: (name: string) => {
      const value = valueOf(name);
      // Of what a browser sends, Astro takes an empty value for none.
      if (value === undefined || (value === '' && !changes.has(name))) return undefined;
      return {
        value,
        json: (): unknown => JSON.parse(value),
        number: () => Number(value),
        boolean: () => value !== 'false' && value !== '0' && value !== '',
      };
    },
    has: (name: string) => valueOf(name) !== undefined,
    set: (name: string, given: string | number | boolean | object, options: SetOptions = {}) => {
      const value = textOf(given);
      changes.set(name, { value, line: lineOf(name, value, options) });
    },
    delete: (name: string, options: SetOptions = {}) => {
      // Its end counts, and no age that was given with it.
      const gone = { ...omit(options, ['maxAge']), expires: new Date(0) };
      changes.set(name, { value: undefined, line: lineOf(name, 'deleted', gone) });
    },
    /** What the browser is to be told. */
    lines: () => [...changes.values()].map(({ line }) => line),
  };
}

function readPair(pair: string): [name: string, value: string][] {
  const at = pair.indexOf('=');
  return at < 0 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())]];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1: what a value may hold stays as it is. */
const TO_ENCODE = /[^!#-+\--:<-[\]-~]|%/;

function lineOf(name: string, value: string, options: SetOptions): string {
  const { maxAge, domain, path, expires, httpOnly, secure, sameSite } = options;
  const side = sameSite === true ? 'strict' : sameSite || '';
  return [
    `${name}=${TO_ENCODE.test(value) ? encodeURIComponent(value) : value}`,
    maxAge === undefined ? '' : `Max-Age=${maxAge}`,
    domain && `Domain=${domain}`,
    path && `Path=${path}`,
    expires && `Expires=${expires.toUTCString()}`,
    httpOnly && 'HttpOnly',
    secure && 'Secure',
    side && `SameSite=${side.charAt(0).toUpperCase()}${side.slice(1)}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Objects as JSON, and everything else as it says itself. */
function textOf(value: { toString: () => string }): string {
  const text = value.toString();
  return text === Object.prototype.toString.call(value) ? JSON.stringify(value) : text;
}
