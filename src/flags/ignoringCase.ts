import type { CharacterTest } from './patternError.ts';

/** The same test whatever the case; a character that is several in the other case stays as it is. */
export function ignoringCase(test: CharacterTest): CharacterTest {
  return (code) => {
    if (test(code)) return true;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some((other) => {
      const folded = other.codePointAt(0);
      return folded !== undefined && String.fromCodePoint(folded) === other && test(folded);
    });
  };
}
