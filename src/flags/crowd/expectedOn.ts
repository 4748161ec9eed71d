/** How many of a crowd a flag should be on for, in whole users. */
export interface ExpectedOn {
  expected: number;
  /** The number of users lies within these two, both included, in 95 of 100 crowds. */
  low: number;
  high: number;
}

/** So many standard deviations on either side hold 95 % of a normal distribution. */
const DEVIATIONS = 1.96;

/**
 * How many users a flag should be on for, where each has a chance of their own (`rolloutShare`).
 *
 * The number of yeses among independent draws has the mean Σp and the variance Σp(1 − p) (the
 * Poisson binomial distribution), and nears the normal distribution with both (central limit
 * theorem). Rounding its bounds to whole numbers is the correction for continuity: a whole number
 * stands for all that round to it. https://en.wikipedia.org/wiki/Poisson_binomial_distribution
 *
 * @param shares a probability from 0 to 1 for each user
 */
export function expectedOn(shares: readonly number[]): ExpectedOn {
  let mean = 0;
  let variance = 0;
  for (const share of shares) {
    mean += share;
    variance += share * (1 - share);
  }
  const margin = DEVIATIONS * Math.sqrt(variance);
  return {
    expected: Math.round(mean),
    low: Math.max(0, Math.round(mean - margin)),
    high: Math.min(shares.length, Math.round(mean + margin)),
  };
}
