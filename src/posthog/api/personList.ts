import type { StoredPerson } from '../store/createPersonTable.ts';
import type { Store } from '../store/createStore.ts';
import type { List } from './page.ts';

/**
 * The persons of a project, the newest first.
 * @param isMeant undefined: all of them
 */
export function personList(
  { persons }: Store,
  projectId: number,
  isMeant?: (person: StoredPerson) => boolean,
): List<number, StoredPerson> {
  return {
    places: (from = Number.MAX_SAFE_INTEGER, limit) => persons.ids(projectId, from, limit),
    at: (id) => {
      const found = persons.at(id);
      return found && (!isMeant || isMeant(found.item)) ? found : undefined;
    },
    isWhole: !isMeant,
    write: String,
    read: (text) => (/^\d{1,15}$/.test(text) ? Number(text) : undefined),
  };
}
