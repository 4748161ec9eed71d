import { readApi } from './readApi.ts';

export interface StoredEvent {
  event: string;
  distinct_id: string;
  properties: Record<string, unknown>;
}

/** The events that PostHog stored for a distinct ID, the newest first. */
export async function readEvents(origin: string, distinctId: string): Promise<StoredEvent[]> {
  const query = new URLSearchParams({ distinct_id: distinctId, limit: '1000' });
  const { results } = await readApi<{ results: StoredEvent[] }>(origin, `/events/?${query}`);
  return results;
}
