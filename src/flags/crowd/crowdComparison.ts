/**
 * How two decisions about the same crowd differ: who gains and loses, and who has both flags.
 */

/** Who has a flag on with one definition and not with another, as places in the crowd's order. */
export interface CrowdChanges {
  gain: number[];
  lose: number[];
}

/** Compares what two definitions of a flag decided for the same crowd. */
export function crowdChanges(before: readonly boolean[], after: readonly boolean[]): CrowdChanges {
  const changed = [...after.keys()].filter((user) => before[user] !== after[user]);
  return {
    gain: changed.filter((user) => after[user]),
    lose: changed.filter((user) => !after[user]),
  };
}

/** How many users two flags are on for, by both flags, and how many if they were independent. */
export interface CrowdOverlap {
  both: number;
  onlyOne: number;
  onlyOther: number;
  neither: number;
  /** What independence gives on average for `both`. */
  expected: number;
  /** The range of `both` in 95 of 100 pairs of independent flags that are on for as many users. */
  low: number;
  high: number;
}

/** Of the normal distribution: 95 % lie within so many standard deviations of the mean. */
const WITHIN_95 = 1.96;

/**
 * Compares two flags' decisions for the same crowd. How many users have both is hypergeometric
 * when the flags are independent; the range is its normal approximation
 * (https://en.wikipedia.org/wiki/Hypergeometric_distribution).
 */
export function crowdOverlap(one: readonly boolean[], other: readonly boolean[]): CrowdOverlap {
  const size = one.length;
  const ones = one.filter(Boolean).length;
  const others = other.filter(Boolean).length;
  const both = one.filter((on, user) => on && other[user]).length;
  const expected = (ones * others) / size;
  const variance = (expected * (1 - ones / size) * (size - others)) / Math.max(1, size - 1);
  const reach = WITHIN_95 * Math.sqrt(variance);
  return {
    both,
    onlyOne: ones - both,
    onlyOther: others - both,
    neither: size - ones - others + both,
    expected,
    low: Math.max(0, ones + others - size, Math.round(expected - reach)),
    high: Math.min(ones, others, Math.round(expected + reach)),
  };
}
