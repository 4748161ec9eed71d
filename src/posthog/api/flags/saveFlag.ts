/**
 * Flags as the REST API saves them: with a note of what was changed.
 */

import type { Store } from '../../store/createStore.ts';
import type { FlagContent, StoredFlag } from '../../store/storedFlag.ts';
import { withoutKeys } from '../../../json/record.ts';
import { changesBetween, logChange } from '../history/changeLog.ts';
import { flagFields } from './flagJson.ts';

/** Saves a new flag. @param at milliseconds since 1970 */
export function createFlag(
  store: Store,
  projectId: number,
  content: FlagContent,
  at: number,
): StoredFlag {
  return store.transaction(() => {
    const flag = store.flags.create(projectId, content, at);
    note(store, projectId, flag, 'created', [], at);
    return flag;
  });
}

/** Saves a flag as a new version. @param at milliseconds since 1970 */
export function saveFlag(
  store: Store,
  projectId: number,
  before: StoredFlag,
  after: StoredFlag,
  at: number,
): StoredFlag {
  return store.transaction(() => {
    const saved = store.flags.save(after, at);
    const changes = changesBetween('FeatureFlag', fieldsOf(before), fieldsOf(saved));
    const isGone = saved.deleted && !before.deleted;
    note(store, projectId, saved, isGone ? 'deleted' : 'updated', changes, at);
    return saved;
  });
}

function note(
  store: Store,
  projectId: number,
  { id, key }: StoredFlag,
  activity: string,
  changes: ReturnType<typeof changesBetween>,
  at: number,
): void {
  const detail = { name: key, changes };
  const change = { scope: 'FeatureFlag', itemId: String(id), activity, detail } as const;
  logChange(store, projectId, change, at);
}

function fieldsOf(flag: StoredFlag): Record<string, unknown> {
  return withoutKeys(flagFields(flag), ['id', 'created_at', 'updated_at']);
}
