import * as z from 'zod';
import { eventSchema } from './apiSchemas.ts';
import { type ApiOptions, callApi } from './callApi.ts';

const eventsSchema = z.object({ results: z.array(eventSchema) });

/**
 * Deletes the persons who sent an event of some name, with all of their events.
 *
 * @throws {ApiError} when PostHog refuses
 */
export async function deleteSenders(options: ApiOptions, event: string): Promise<void> {
  const path = (resource: string) => `/api/projects/${options.projectId}/${resource}`;
  const search = new URLSearchParams({ limit: '100', after: '1970-01-01T00:00:00Z', event });
  for (let before = ''; ;) {
    const { results } = await callApi(options, 'GET', path(`events/?${search}`), eventsSchema);
    const distinct_ids = [...new Set(results.map(({ distinct_id }) => distinct_id))];
    // Whoever has no person cannot be deleted.
    if (distinct_ids.length === 0 || distinct_ids.join() === before) return;
    before = distinct_ids.join();
    const body = { distinct_ids, delete_events: true };
    await callApi(options, 'POST', path('persons/bulk_delete/'), z.unknown(), body);
  }
}
