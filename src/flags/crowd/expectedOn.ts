/**
 * How many of a crowd a flag should be on for, before anybody's bucket is known.
 */

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
  return around(mean, variance, shares.length);
}

/** A user with the chance of their own, and that which all of their group share. */
export interface Member {
  group: string;
  own: number;
  ofGroup: number;
}

/**
 * The same for users who stand or fall with their groups: where a group gets in, all of its members do
 * whose share reaches to its place.
 *
 * A group's place is one draw from 0 to 1. Between two of its members' shares it makes no difference
 * where that is, so mean and variance of the group are sums over these stretches (law of total
 * variance); groups are independent of each other.
 */
export function expectedInGroups(members: readonly Member[]): ExpectedOn {
  let mean = 0;
  let variance = 0;
  for (const group of Map.groupBy(members, (member) => member.group).values()) {
    const ends = new Set([...group.map(({ ofGroup }) => ofGroup), 1]);
    let from = 0;
    let average = 0;
    let square = 0;
    for (const to of [...ends].sort((one, other) => one - other)) {
      const shares = group.map(({ own, ofGroup }) => (ofGroup >= to && to > 0 ? 1 : own));
      const on = shares.reduce((sum, share) => sum + share, 0);
      const spread = shares.reduce((sum, share) => sum + share * (1 - share), 0);
      average += (to - from) * on;
      square += (to - from) * (spread + on * on);
      from = to;
    }
    mean += average;
    variance += square - average * average;
  }
  return around(mean, Math.max(0, variance), members.length);
}

function around(mean: number, variance: number, most: number): ExpectedOn {
  const margin = DEVIATIONS * Math.sqrt(variance);
  return {
    expected: Math.round(mean),
    low: Math.max(0, Math.round(mean - margin)),
    high: Math.min(most, Math.round(mean + margin)),
  };
}
