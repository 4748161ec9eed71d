import { expectedOn } from '../../flags/expectedOn.ts';

/** How many of `size` users a 50 % rollout lets in, in 95 of 100 crowds of that size. */
export function usualRange(size: number): { from: number; to: number } {
  const { low, high } = expectedOn(Array.from({ length: size }, () => 0.5));
  return { from: low, to: high };
}
