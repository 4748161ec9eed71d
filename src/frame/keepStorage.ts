import type { Stored } from './messages.ts';

/**
 * Gives this window a storage and cookies, which a frame without an origin does not have: they begin with
 * what was kept, and all that changes is told.
 */
export function keepStorage(stored: Stored, onChange: (stored: Stored) => void): void {
  const local = new Map(Object.entries(stored.local));
  const session = new Map(Object.entries(stored.session));
  const cookies = new Map(Object.entries(stored.cookies));
  const changed = () => {
    onChange({
      local: Object.fromEntries(local),
      session: Object.fromEntries(session),
      cookies: Object.fromEntries(cookies),
    });
  };
  define(window, 'localStorage', { value: storageOf(local, changed) });
  define(window, 'sessionStorage', { value: storageOf(session, changed) });
  define(document, 'cookie', {
    get: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    set: (line: string) => {
      setCookie(cookies, line);
      changed();
    },
  });
}

function define(target: object, name: string, property: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, ...property });
}

function storageOf(entries: Map<string, string>, changed: () => void): Storage {
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => {
      entries.set(key, value);
      changed();
    },
    removeItem: (key) => {
      entries.delete(key);
      changed();
    },
    clear: () => {
      entries.clear();
      changed();
    },
  };
}

/** Of a cookie's attributes only its end matters: there is one page. */
function setCookie(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^\s*([^=;]+?)\s*=\s*([^;]*?)\s*(?:;|$)/.exec(line) ?? [];
  if (name === '') return;
  const [, age] = /;\s*max-age=(-?\d+)/i.exec(line) ?? [];
  const [, date = ''] = /;\s*expires=([^;]+)/i.exec(line) ?? [];
  const isOver = age === undefined ? Date.parse(date) <= Date.now() : Number(age) <= 0;
  if (isOver) cookies.delete(name);
  else cookies.set(name, value);
}
