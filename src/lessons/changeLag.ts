/**
 * What a form of the lag lab may ask for, and what comes of it.
 */

import { isolate } from '../text/isolation.ts';
import * as z from 'zod';
import { ApiError } from '../project/api/apiError.ts';
import type { Ingestion } from '../project/ingestion.ts';

/** Far more than PostHog usually takes, and short enough to sit out. */
const MAX_DELAY_MS = 10_000;

function delayError({ input }: { input?: unknown }) {
  return `The delay is "${isolate(String(input))}", but must be a whole number of milliseconds from 0 to ${MAX_DELAY_MS}, such as 3000.`;
}

function pausedError({ input }: { input?: unknown }) {
  return `"paused" is "${isolate(String(input))}", but must be "true" to pause ingestion or "false" to go on.`;
}

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

/** What became of a change of PostHog's lag, in a sentence. */
export interface LagChange {
  /** 400 or 503 when nothing was changed. */
  status: 200 | 400 | 503;
  sentence: string;
}

/** Does what a form of the lag lab asks for: sets the delay, pauses, resumes, or ingests one event. */
export function changeLag(ingestion: Ingestion, form: FormData): LagChange {
  try {
    return tryChange(ingestion, form);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: 503, sentence: error.message };
  }
}

function tryChange(ingestion: Ingestion, form: FormData): LagChange {
  if (form.has('step')) {
    const event = ingestion.step();
    const sentence = event
      ? `PostHog has ingested ${isolate(event.event)} of ${isolate(event.distinctId)}.`
      : 'No event waits, so there was none to ingest.';
    return { status: 200, sentence };
  }
  const parsed = ingestionChangeSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { status: 400, sentence: parsed.error.issues.map(({ message }) => message).join(' ') };
  }
  const { delayMs, paused } = parsed.data;
  ingestion.change(parsed.data);
  if (paused !== undefined) {
    return { status: 200, sentence: paused ? 'Ingestion is paused.' : 'Ingestion goes on.' };
  }
  return { status: 200, sentence: `The delay is ${delayMs ?? 0} ms.` };
}
