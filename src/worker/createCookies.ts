import { parseCookie, stringifySetCookie } from 'cookie';
import { omit } from 'es-toolkit';

type SetOptions = Omit<Parameters<typeof stringifySetCookie>[0], 'name' | 'value'>;

/** A cookie whose value is set anew, or undefined when it is to be gone; and the line that says so. */
interface Change {
  value: string | undefined;
  line: string;
}

/**
 * The cookies of a request, as Astro hands them to an endpoint, and the `Set-Cookie` lines of what was
 * changed. https://docs.astro.build/en/reference/api-reference/#cookies
 */
export function createCookies(header: string) {
  const sent = parseCookie(header);
  const changes = new Map<string, Change>();
  const valueOf = (name: string): string | undefined => {
    const change = changes.get(name);
    return change ? change.value : sent[name];
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
      changes.set(name, { value, line: stringifySetCookie({ ...options, name, value }) });
    },
    delete: (name: string, options: SetOptions = {}) => {
      // Its end counts, and no age that was given with it.
      const gone = { ...omit(options, ['maxAge']), name, value: 'deleted', expires: new Date(0) };
      changes.set(name, { value: undefined, line: stringifySetCookie(gone) });
    },
    /** What the browser is to be told. */
    lines: () => [...changes.values()].map(({ line }) => line),
  };
}

/** Objects as JSON, and everything else as it says itself. */
function textOf(value: { toString: () => string }): string {
  const text = value.toString();
  return text === Object.prototype.toString.call(value) ? JSON.stringify(value) : text;
}
