import type { CharacterTest } from './patternError.ts';

/** The test of all other characters. */
export function invertTest(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}
