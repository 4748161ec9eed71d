import { isRecord } from '../isRecord.ts';
import type { CapturedEvent } from '../store/eventTable.ts';
import type { GroupTable } from '../store/groupTable.ts';

/**
 * Does what a `$groupidentify` asks for: keeps the group that it names, and puts its `$group_set`
 * over the group's properties. Without a type or a key, or with a sixth type, it does nothing; so
 * does PostHog's ingestion.
 */
export function identifyGroup(
  groups: GroupTable,
  projectId: number,
  { properties, timestamp }: CapturedEvent,
): void {
  const type = textOf(properties['$group_type']);
  const key = textOf(properties['$group_key']);
  const set = properties['$group_set'];
  if (!type || !key) return;
  const typeIndex = groups.typeIndex(projectId, type);
  if (typeIndex === undefined) return;
  const known = groups.find(projectId, typeIndex, key);
  groups.save(projectId, {
    typeIndex,
    key,
    properties: { ...known?.properties, ...(isRecord(set) && set) },
    createdAt: Math.min(known?.createdAt ?? timestamp, timestamp),
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && value !== 0 ? String(value) : undefined;
}
