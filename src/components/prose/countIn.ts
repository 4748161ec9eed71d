import { placeOnLine } from './placeOnLine.ts';

/** How many of user-1, user-2, … user-`size` the first condition set lets in. */
export function countIn(size: number): number {
  return Array.from({ length: size }, (_, index) => placeOnLine(`user-${index + 1}`)).filter(
    ({ inRollout }) => inRollout,
  ).length;
}
