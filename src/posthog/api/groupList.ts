import type { GroupPlace, StoredGroup } from '../store/createGroupTable.ts';
import type { Store } from '../store/createStore.ts';
import type { List } from './page.ts';

/**
 * The groups of a type, the newest first.
 * @param search what stands in the key or the properties of those that are meant
 */
export function groupList(
  { groups }: Pick<Store, 'groups'>,
  projectId: number,
  typeIndex: number,
  search = '',
): List<GroupPlace, StoredGroup> {
  return {
    places: (from = { createdAt: Number.MAX_SAFE_INTEGER, id: 0 }, limit) =>
      groups.places(projectId, typeIndex, from, limit),
    at: (place) => groups.at(place.id, search),
    isWhole: search === '',
    write: ({ createdAt, id }) => `${createdAt}.${id}`,
    read: (text) => {
      const [, createdAt, id] = /^(-?\d{1,16})\.(\d{1,15})$/.exec(text) ?? [];
      return createdAt === undefined ? undefined : { createdAt: Number(createdAt), id: Number(id) };
    },
  };
}
