import type { ConditionSet, PropertyFilter } from '../../flags/flag.ts';
import type { SceneFlag } from '../../scene/scene.ts';
import type { TaughtFlag } from '../../tutorials/tutorial.ts';
import type { Around } from './around.ts';

/**
 * A flag as its tutorial has it, with the index that its kind of group has in this project: PostHog
 * numbers kinds as it meets them, so what it has not met gets the next number.
 */
export function inProject(taught: TaughtFlag, { kinds }: Around): TaughtFlag {
  const { groupType, recipe, states } = taught;
  if (groupType === undefined) return taught;
  const known = Object.entries(kinds).find(([, name]) => name === groupType);
  const index = Number(known?.[0] ?? Object.keys(kinds).length);
  return {
    ...taught,
    recipe: withKind(recipe, index),
    ...(states && {
      states: Object.fromEntries(
        Object.entries(states).map(([name, state]) => [name, withKind(state, index)]),
      ),
    }),
  };
}

function withKind(flag: SceneFlag, index: number): SceneFlag {
  const { groups } = flag.filters;
  const filters = { ...flag.filters, groups: groups.map((set) => setWithKind(set, index)) };
  return { ...flag, filters: indexed(filters, 'aggregation_group_type_index', index) };
}

function setWithKind(set: ConditionSet, index: number): ConditionSet {
  const own = indexed(set, 'aggregation_group_type_index', index);
  const filterWithKind = (filter: PropertyFilter) => indexed(filter, 'group_type_index', index);
  return set.properties ? { ...own, properties: set.properties.map(filterWithKind) } : own;
}

/** A part that names a kind of group, with the kind's index; any other part as it is. */
function indexed<Part extends object>(part: Part, key: string & keyof Part, index: number): Part {
  return typeof part[key] === 'number' ? { ...part, [key]: index } : part;
}
