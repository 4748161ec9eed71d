/** Many and short: the machine is seldom the same for a second. */
const ROUNDS = 31;
const WARM_UP = 5;

/** Two ways to do the same work. */
export interface Contest<Input> {
  /** How often a round does it. */
  times: number;
  /** Makes what both are given in a round, before the clock runs. */
  prepare: (round: number) => Input;
  ours: (input: Input) => unknown;
  base: (input: Input) => unknown;
}

/** How often per second each did it, and how ours compares. */
export interface Comparison {
  rate: number;
  baseRate: number;
  ratio: number;
}

/**
 * Runs two ways to do the same work in turn, so that a machine which slows down slows both. The
 * ratio is taken within a round, and the middle one is given.
 */
export async function compareRates<Input>(contest: Contest<Input>): Promise<Comparison> {
  const { times, prepare, ours, base } = contest;
  const rounds: Comparison[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const input = prepare(round);
    // Each goes first as often as the other.
    const oursFirst = round % 2 === 0;
    const early = oursFirst ? await secondsOf(ours, input) : undefined;
    const baseRate = times / (await secondsOf(base, input));
    const rate = times / (early ?? (await secondsOf(ours, input)));
    if (round >= WARM_UP) rounds.push({ rate, baseRate, ratio: rate / baseRate });
  }
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? NaN;
  return {
    rate: middle(rounds.map(({ rate }) => rate)),
    baseRate: middle(rounds.map(({ baseRate }) => baseRate)),
    ratio: middle(rounds.map(({ ratio }) => ratio)),
  };
}

async function secondsOf<Input>(work: (input: Input) => unknown, input: Input): Promise<number> {
  const started = performance.now();
  await work(input);
  return (performance.now() - started) / 1000;
}
