/**
 * How many of `size` users a 50 % rollout lets in, as a rule: the narrowest range around the
 * half that holds at least 95 of 100 crowds of that size.
 *
 * Exact, from the binomial distribution for p = 1/2. Sizes up to 1,000 keep within a float.
 */
export function usualRange(size: number): { from: number; to: number } {
  let from = Math.floor(size / 2);
  let to = Math.ceil(size / 2);
  let covered = chanceOf(size, from) + (to > from ? chanceOf(size, to) : 0);
  while (covered < 0.95 && from > 0) {
    from -= 1;
    to += 1;
    covered += chanceOf(size, from) + chanceOf(size, to);
  }
  return { from, to };
}

/** The chance of exactly `count` heads in `size` tosses of a fair coin. */
function chanceOf(size: number, count: number): number {
  let chance = 2 ** -size;
  for (let taken = 1; taken <= count; taken += 1) chance *= (size - count + taken) / taken;
  return chance;
}
