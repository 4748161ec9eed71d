import * as z from 'zod';
import { eventSchema } from './api/apiSchemas.ts';
import { type ApiOptions, callApi } from './api/callApi.ts';
import { EVER, PAGE } from './api/listBounds.ts';
import { projectPath } from './api/projectPath.ts';

const eventsSchema = z.object({ results: z.array(eventSchema) });

/**
 * Deletes the persons who sent an event of some name, with all of their events.
 *
 * @throws {ApiError} when PostHog refuses
 */
export async function deleteSenders(options: ApiOptions, event: string): Promise<void> {
  const path = projectPath(options);
  const search = new URLSearchParams({ limit: String(PAGE), after: EVER, event });
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
