import * as z from 'zod';
import type { PostHogServer } from '../posthog/createPostHog.ts';

/** Control over how late the embedded PostHog ingests what it accepted. */
export type Ingestion = PostHogServer['ingestion'];

/** How ingestion stands, with the events that wait. */
export type IngestionState = ReturnType<Ingestion['read']>;

/** An accepted event that is not ingested yet. */
export type QueuedEvent = IngestionState['queue'][number];

/** Far more than PostHog usually takes, and short enough to sit out. */
const MAX_DELAY_MS = 10_000;

/** A change of ingestion's lag as a form sends it; a field that is missing changes nothing. */
export const ingestionChangeSchema = z.object({
  delayMs: z
    .string({ error: delayError })
    .trim()
    .regex(/^\d+$/, { error: delayError })
    .transform(Number)
    .refine((delayMs) => delayMs <= MAX_DELAY_MS, { error: delayError })
    .optional(),
  paused: z
    .enum(['true', 'false'], { error: pausedError })
    .transform((paused) => paused === 'true')
    .optional(),
});

function delayError({ input }: { input?: unknown }) {
  return `The delay is "${String(input)}", but must be a whole number of milliseconds from 0 to ${MAX_DELAY_MS}, such as 3000.`;
}

function pausedError({ input }: { input?: unknown }) {
  return `"paused" is "${String(input)}", but must be "true" to pause ingestion or "false" to go on.`;
}
