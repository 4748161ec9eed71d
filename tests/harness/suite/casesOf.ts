import { isFull } from './isFull.ts';

/** How many cases fast-check tries of a property, from which seed. */
interface Cases {
  numRuns: number;
  seed: number;
}

/**
 * What a long proof tries: of its own `seed` all cases in a full proof and else half of `few`; then
 * half of `few` from the seed of the run. That is another one each time; the last lines of the run
 * tell it, and `SEED` tries it again.
 */
export function casesOf({
  all,
  few,
  seed,
}: {
  all: number;
  few: number;
  seed: number;
}): [fixed: Cases, fresh: Cases] {
  const half = few / 2;
  const fresh = Number(process.env['SEED'] ?? Date.now());
  return [
    { numRuns: isFull ? all : half, seed },
    { numRuns: half, seed: fresh },
  ];
}
