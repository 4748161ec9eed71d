import { dependenciesOf } from '../../flags/dependencies.ts';
import type { PropertyFilter } from '../../flags/flag.ts';
import { walkReferences } from '../../flags/walkReferences.ts';
import type { CurrentFlag } from '../store/storedFlag.ts';

/**
 * Each filter has a chain of its own, so that together they grow with the square of the flags, and
 * worse. So many letters of chains, and references followed for them, are sent and taken at most.
 */
const MOST_WORK = 4_000_000;

/**
 * Flags as SDKs evaluate them on their own: a filter on another flag names it by its key instead of
 * its id, and lists in `dependency_chain` the keys of all flags that must be evaluated for it, in
 * that order, its own last. The list is empty when a flag of it is missing or depends on itself.
 *
 * Where that would be too much, no filter has a chain, and SDKs ask the server about such flags.
 * PostHog's service leaves the chains out likewise, when one is deeper than Python's stack
 * (`_apply_flag_dependency_transformation` in `local_evaluation.py`).
 */
export function withDependencyChains(flags: readonly CurrentFlag[]): CurrentFlag[] {
  if (flags.every((flag) => dependenciesOf(flag).length === 0)) return [...flags];
  const byId = new Map(flags.map((flag) => [flag.id, flag]));
  const chains = chainsOf(flags, byId);
  return flags.map((flag) => ({
    ...flag,
    filters: {
      ...flag.filters,
      groups: flag.filters.groups.map((set) => ({
        ...set,
        properties: set.properties?.map((filter) => withChain(filter, byId, chains)),
      })),
    },
  }));
}

type FlagsById = ReadonlyMap<number, CurrentFlag>;
/** By the id of the flag that a filter asks for. */
type Chains = ReadonlyMap<number, string[]>;

function withChain(
  filter: PropertyFilter,
  byId: FlagsById,
  chains: Chains | undefined,
): PropertyFilter {
  if (filter.type !== 'flag') return filter;
  const id = Number(filter.key);
  return {
    ...filter,
    key: byId.get(id)?.key ?? filter.key,
    ...(chains && { dependency_chain: chains.get(id) ?? [] }),
  };
}

/** The chain of each flag that others ask for; undefined when that would be too much. */
function chainsOf(flags: readonly CurrentFlag[], byId: FlagsById): Chains | undefined {
  const dependencies = new Map(flags.map((flag) => [flag.id, [...new Set(dependenciesOf(flag))]]));
  const chains = new Map<number, string[]>();
  const letters = new Map<number, number>();
  let work = 0;
  for (const id of flags.flatMap(dependenciesOf)) {
    if (!chains.has(id)) {
      const chain = chainOf(id, byId, dependencies);
      work += chain.followed;
      chains.set(id, chain.keys);
      letters.set(
        id,
        chain.keys.reduce((sum, key) => sum + key.length, 0),
      );
    }
    work += letters.get(id) ?? 0;
    if (work > MOST_WORK) return undefined;
  }
  return chains;
}

/** The keys of a flag and its dependencies, each after its own, and how many references led there. */
function chainOf(
  root: number,
  byId: FlagsById,
  dependencies: ReadonlyMap<number, number[]>,
): { keys: string[]; followed: number } {
  const left = new Map<number, string>();
  let followed = 0;
  walkReferences([root], {
    referencesOf: (id) => dependencies.get(id) ?? [],
    leave: (id, references) => {
      followed += references.length;
      const key = byId.get(id)?.key;
      // What is in a cycle is left before one of those that it refers to.
      const isSound = references.every((other) => left.has(other));
      if (key !== undefined && isSound) left.set(id, key);
    },
  });
  return { keys: left.has(root) ? [...left.values()] : [], followed };
}
