import { dependenciesOf } from '../../flags/dependencies.ts';
import type { PropertyFilter } from '../../flags/flag.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';

/**
 * Flags as SDKs evaluate them on their own: a filter on another flag names it by its key instead of
 * its id, and lists in `dependency_chain` the keys of all flags that must be evaluated for it, in
 * that order, its own last. The list is empty when a flag of it is missing or depends on itself.
 */
export function withDependencyChains(flags: readonly CurrentFlag[]): CurrentFlag[] {
  if (flags.every((flag) => dependenciesOf(flag).length === 0)) return [...flags];
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  return flags.map((flag) => ({
    ...flag,
    filters: {
      ...flag.filters,
      groups: flag.filters.groups.map((set) => ({
        ...set,
        properties: set.properties?.map((filter) => withChain(filter, byId)),
      })),
    },
  }));
}

type FlagsById = ReadonlyMap<number, CurrentFlag>;

function withChain(filter: PropertyFilter, byId: FlagsById): PropertyFilter {
  if (filter.type !== 'flag') return filter;
  const id = Number(filter.key);
  const chain = new Map<number, string>();
  const isSound = follow(id, byId, chain, new Set());
  return {
    ...filter,
    key: byId.get(id)?.key ?? filter.key,
    dependency_chain: isSound ? [...chain.values()] : [],
  };
}

/** Puts a flag into the chain after its dependencies. False when one is missing or meets itself. */
function follow(
  id: number,
  byId: FlagsById,
  chain: Map<number, string>,
  path: Set<number>,
): boolean {
  if (chain.has(id)) return true;
  const flag = byId.get(id);
  if (!flag || path.has(id)) return false;
  path.add(id);
  const isSound = dependenciesOf(flag).every((other) => follow(other, byId, chain, path));
  path.delete(id);
  chain.set(id, flag.key);
  return isSound;
}
