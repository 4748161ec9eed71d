/**
 * Where a flag puts users, in numbers for prose.
 */

import { bucket, isInRollout } from '../../flags/bucketing.ts';
import { expectedOn } from '../../flags/crowd/expectedOn.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';

/** Where a flag puts a user, and what its percentage makes of that. */
interface Place {
  user: string;
  /** 0 to 1. */
  bucket: number;
  /** The bucket with the four digits that the page shows. */
  shown: string;
  inRollout: boolean;
  /** The smallest whole rollout percentage that lets this user in. */
  letInAt: number;
}

/** The rollout percentage of the flag's first condition set, as its tutorial first makes it. */
export function percentageOf({ recipe }: TaughtFlag): number {
  return recipe.filters.groups[0]?.rollout_percentage ?? 100;
}

/** Computes a user's place from flag key and distinct ID alone, as PostHog does. */
export function placeOnLine(flag: TaughtFlag, user: string): Place {
  const place = bucket(flag.key, user);
  return {
    user,
    bucket: place,
    shown: place.toFixed(4),
    inRollout: isInRollout(percentageOf(flag), place),
    letInAt: Math.ceil(place * 100),
  };
}

/** How many of user-1, user-2, … user-`size` a percentage lets in: that of the flag, where none is given. */
export function countIn(flag: TaughtFlag, size: number, percentage = percentageOf(flag)): number {
  return Array.from({ length: size }, (_, index) => `user-${index + 1}`).filter((user) =>
    isInRollout(percentage, bucket(flag.key, user)),
  ).length;
}

/** How many of `size` users a percentage lets in, in 95 of 100 crowds of that size. */
export function usualRange(size: number, percentage: number): { from: number; to: number } {
  const { low, high } = expectedOn(Array.from({ length: size }, () => percentage / 100));
  return { from: low, to: high };
}
