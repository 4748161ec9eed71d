import type { FeatureFlag } from '../flag.ts';
import { onlyWidens } from './onlyWidens.ts';

/** Whether two flags let in the same people, whoever they are, as far as it follows from the conditions. */
export function isSameFor(one: FeatureFlag, other: FeatureFlag): boolean {
  return one.active === other.active && onlyWidens(one, other) && onlyWidens(other, one);
}
