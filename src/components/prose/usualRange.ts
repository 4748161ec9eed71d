import { expectedOn } from '../../flags/expectedOn.ts';
import { firstFlag } from './firstFlag.ts';

/** How many of `size` users a rollout lets in, in 95 of 100 crowds of that size. */
export function usualRange(
  size: number,
  percentage: number = firstFlag.rolloutPercentage,
): { from: number; to: number } {
  const { low, high } = expectedOn(Array.from({ length: size }, () => percentage / 100));
  return { from: low, to: high };
}
