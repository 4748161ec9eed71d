import { isInRollout } from '../../flags/isInRollout.ts';
import { firstFlag } from './firstFlag.ts';
import { placeOnLine } from './placeOnLine.ts';

/** How many of user-1, user-2, … user-`size` the first condition set lets in at a percentage. */
export function countIn(size: number, percentage: number = firstFlag.rolloutPercentage): number {
  return Array.from({ length: size }, (_, index) => placeOnLine(`user-${index + 1}`)).filter(
    ({ bucket }) => isInRollout(percentage, bucket),
  ).length;
}
