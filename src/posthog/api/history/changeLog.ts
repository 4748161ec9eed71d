/**
 * What was changed by the REST API, as PostHog's activity log keeps it.
 */

import { isDeepStrictEqual } from 'node:util';
import type { ChangeScope, FieldChange, StoredChange } from '../../store/createChangeTable.ts';
import type { Store } from '../../store/createStore.ts';

/** Keeps a change; to be called in the transaction that makes it. @param at milliseconds since 1970 */
export function logChange(
  { changes }: Store,
  projectId: number,
  change: Omit<StoredChange, 'uuid' | 'createdAt'>,
  at: number,
): void {
  changes.add(projectId, { ...change, uuid: crypto.randomUUID(), createdAt: at });
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
