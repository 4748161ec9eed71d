import { bucket } from '../../flags/bucket.ts';
import { isInRollout } from '../../flags/isInRollout.ts';
import { firstFlag } from './firstFlag.ts';

/** Where the tutorial's flag puts a user, and what its first condition set makes of that. */
export interface Place {
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
