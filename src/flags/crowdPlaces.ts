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
