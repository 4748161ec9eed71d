/**
 * The made-up users of a crowd, and the order in which they stand.
 */

import { unitHash } from '../bucketing.ts';
import type { Subject } from '../subject.ts';
import { companyGroups } from './crowdCompanies.ts';
import { deal } from './deal.ts';

/** How many users a crowd has. */
export const CROWD_SIZE = 1000;

/** Shares of the crowd, in the order in which they are dealt out. */
const PLANS = { free: 0.7, pro: 0.25, enterprise: 0.05 };
const COUNTRIES = { US: 0.4, DE: 0.2, IN: 0.2, BR: 0.12, JP: 0.08 };

/**
 * `user-1` to `user-1000`, the same ones every time, with the property that the tutorial's app sets
 * (`initial_name`, the distinct ID itself) and three that are made up; each works for a company.
 */
export function crowdUsers(): Subject[] {
  return Array.from({ length: CROWD_SIZE }, (_, index) => crowdUser(`user-${index + 1}`));
}

/** A user of the crowd by their name. */
export function crowdUser(distinctId: string): Subject {
  // Each property has a salt of its own: it has nothing to do with another, or with any flag.
  const draw = (property: string) => unitHash('made-up.', distinctId, property);
  // As `personProperties` would give them: there is nothing here that one property lends another.
  const properties = {
    distinct_id: distinctId,
    initial_name: distinctId,
    plan: deal(PLANS, draw('plan')),
    country: deal(COUNTRIES, draw('country')),
    visits: Math.ceil(40 * draw('visits') ** 2),
  };
  return { distinctId, properties, groups: companyGroups(distinctId) };
}

/** By bucket a rollout sweeps through the crowd like a tide; by name it looks like chance. */
export type CrowdOrder = 'bucket' | 'name';

/**
 * Which user stands at which place of the picture.
 *
 * @param buckets of the users, in the order of their names
 */
export function crowdPlaces(order: CrowdOrder, buckets: readonly number[]): number[] {
  const users = [...buckets.keys()];
  if (order === 'name') return users;
  return users.sort((a, b) => (buckets[a] ?? 0) - (buckets[b] ?? 0));
}
