import type { AstroCookies } from 'astro';

/** A browser's cookies, as far as this site sets and reads them; `held` is what it has kept. */
export function openJar(held = new Map<string, string>()): AstroCookies {
  const jar = {
    get: (name: string) => (held.has(name) ? { value: held.get(name) } : undefined),
    has: (name: string) => held.has(name),
    set: (name: string, value: string) => held.set(name, value),
    delete: (name: string) => held.delete(name),
  };
  return jar as unknown as AstroCookies;
}
