import { isRecord } from '../isRecord.ts';
import type { CapturedEvent } from '../store/eventTable.ts';
import type { GroupTable } from '../store/groupTable.ts';

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
    const index = groups.typeIndex(projectId, type);
    if (index !== undefined) properties[`$group_${index}`] = key;
  }
  return { ...event, properties };
}
