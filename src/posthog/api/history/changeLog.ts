/**
 * What was changed by the REST API, as PostHog's activity log keeps it.
 */

import { isDeepStrictEqual } from 'node:util';
import type { ChangeScope, FieldChange, StoredChange } from '../../store/createChangeTable.ts';
import type { Store } from '../../store/createStore.ts';

/** Characters of what was and became; a page of changes has to fit into memory. */
const MOST_DETAIL = 16 * 1024;

/**
 * Keeps a change, and what was and became unless that is large; to be called in the transaction that
 * makes it.
 * @param at milliseconds since 1970
 */
export function logChange(
  { changes }: Store,
  projectId: number,
  change: Omit<StoredChange, 'uuid' | 'createdAt'>,
  at: number,
): void {
  const { detail } = change;
  const told = detail.changes.map((each) =>
    JSON.stringify(each).length > MOST_DETAIL ? withoutValues(each) : each,
  );
  const kept = { ...detail, changes: told };
  changes.add(projectId, { ...change, detail: kept, uuid: crypto.randomUUID(), createdAt: at });
}

function withoutValues({ type, action, field }: FieldChange): FieldChange {
  return { type, action, ...(field !== undefined && { field }) };
}

/** The fields that differ, with what they were and what they became. */
export function changesBetween(
  scope: ChangeScope,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  return Object.keys(after).flatMap((field) => {
    const [left, right] = [before[field] ?? null, after[field] ?? null];
    if (isDeepStrictEqual(left, right)) return [];
    const action = left === null ? 'created' : right === null ? 'deleted' : 'changed';
    return [{ type: scope, action, field, before: left, after: right } as const];
  });
}
