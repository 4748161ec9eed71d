/**
 * Numbers of the first tutorial’s flag, for its prose.
 */

import { bucket, isInRollout } from '../../flags/bucketing.ts';
import { expectedOn } from '../../flags/crowd/expectedOn.ts';

/** The tutorial's flag as step 3 creates it, as far as the prose computes with it. */
export const firstFlag = {
  key: 'new-cool-feature',
  /** Rollout percentage of the first condition set. */
  rolloutPercentage: 50,
} as const;

/** Where the tutorial's flag puts a user, and what its first condition set makes of that. */
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

/** Computes a user's place from flag key and distinct ID alone, as PostHog does. */
export function placeOnLine(user: string): Place {
  const place = bucket(firstFlag.key, user);
  return {
    user,
    bucket: place,
    shown: place.toFixed(4),
    inRollout: isInRollout(firstFlag.rolloutPercentage, place),
    letInAt: Math.ceil(place * 100),
  };
}

/** How many of user-1, user-2, … user-`size` the first condition set lets in at a percentage. */
export function countIn(size: number, percentage: number = firstFlag.rolloutPercentage): number {
  return Array.from({ length: size }, (_, index) => placeOnLine(`user-${index + 1}`)).filter(
    ({ bucket }) => isInRollout(percentage, bucket),
  ).length;
}

/** How many of `size` users a rollout lets in, in 95 of 100 crowds of that size. */
export function usualRange(
  size: number,
  percentage: number = firstFlag.rolloutPercentage,
): { from: number; to: number } {
  const { low, high } = expectedOn(Array.from({ length: size }, () => percentage / 100));
  return { from: low, to: high };
}
