import * as z from 'zod';
import { DEFAULT_INTERVAL, LONGEST } from '../../flags/polling/polls.ts';

const pollingSchema = z.object({
  /** Seconds between two questions of a server. */
  interval: z.coerce.number().min(1).max(LONGEST).catch(DEFAULT_INTERVAL),
  /** The moment that is looked at, in seconds after the save. */
  at: z.coerce.number().min(0).max(LONGEST).catch(0),
  start: z.enum(['apart', 'together']).catch('apart'),
  /** Whose answers are looked at. */
  user: z.string().min(1).max(200).catch(''),
});

export type PollingForm = z.infer<typeof pollingSchema>;

/**
 * What the servers' form says; whatever cannot be read is as it was at first.
 *
 * @param user whose answers are looked at, where it does not say
 */
export function readPolling(params: URLSearchParams, user = ''): PollingForm {
  const form = pollingSchema.parse(Object.fromEntries(params));
  return { ...form, user: form.user || user };
}
