import type { CharacterTest } from './patternError.ts';

/** The test of `\p{…}`: a general category, a property or a script; undefined for unknown ones. */
export function unicodeClass(name: string): CharacterTest | undefined {
  for (const property of [name, `Script=${name}`]) {
    try {
      const pattern = new RegExp(`\\p{${property}}`, 'u');
      return (code) => pattern.test(String.fromCodePoint(code));
    } catch {
      // Not known by this name: the next may be.
    }
  }
  return undefined;
}
