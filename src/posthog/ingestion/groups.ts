/**
 * Groups that events name: made and changed by `$groupidentify`, and put on events by key.
 */
import { isRecord } from '../../json/record.ts';
import type { CapturedEvent } from '../store/createEventTable.ts';
import { groupName } from '../store/groupName.ts';
import type { GroupTable } from '../store/createGroupTable.ts';

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
  const type = groupName(properties['$group_type']);
  const key = groupName(properties['$group_key']);
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

/**
 * The event with the keys of its `$groups` also under `$group_0` to `$group_4`, as PostHog's
 * ingestion keeps it. A group type that is new is made known to the project; the sixth is not.
 */
export function withGroupKeys(
  groups: GroupTable,
  projectId: number,
  event: CapturedEvent,
): CapturedEvent {
  const named = event.properties['$groups'];
  if (!isRecord(named)) return event;
  const properties = { ...event.properties };
  for (const [type, key] of Object.entries(named)) {
    const index = groups.typeIndex(projectId, groupName(type) ?? type);
    if (index !== undefined) properties[`$group_${index}`] = key;
  }
  return { ...event, properties };
}
