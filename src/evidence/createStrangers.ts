import { bucket } from '../flags/bucketing.ts';

/** Makes up users whom nobody has met, so that no code can name them. */
export interface Strangers {
  /** One whom a rollout of 50 % takes in, with what is to stand before and after the name. */
  inside: (prefix?: string, suffix?: string) => string;
  /** One whom it leaves out. */
  outside: (prefix?: string, suffix?: string) => string;
}

/** Far enough from 50 % that no rounding matters. */
const MARGIN = 0.05;

const NAMES = ['mira', 'tove', 'nilo', 'sana', 'ruben', 'ines', 'oskar', 'yara', 'leif', 'dunja'];

/**
 * Strangers to the rollout of a flag.
 *
 * @param random gives a number from 0 to 1, as `Math.random` does
 */
export function createStrangers(key: string, random: () => number): Strangers {
  const known = new Set<string>();
  const find = (isMeant: (bucket: number) => boolean, prefix = '', suffix = ''): string => {
    for (;;) {
      const name = NAMES[Math.floor(random() * NAMES.length)] ?? 'mira';
      const stranger = `${prefix}${name}-${Math.floor(random() * 36 ** 4)
        .toString(36)
        .padStart(4, '0')}${suffix}`;
      if (known.has(stranger) || !isMeant(bucket(key, stranger))) continue;
      known.add(stranger);
      return stranger;
    }
  };
  return {
    inside: (...around) => find((place) => place < 0.5 - MARGIN, ...around),
    outside: (...around) => find((place) => place > 0.5 + MARGIN, ...around),
  };
}
