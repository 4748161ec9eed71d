/**
 * A request to PostHog as a browser tells of it: posted by the page of the site, and no more to be trusted
 * than any other form.
 */

import * as z from 'zod';
import { isTooDeep } from '../json/readJson.ts';
import type { Exchange } from './run.ts';

const LEVELS = 32;

/** A moment of a run. */
export const postedMs = z.number().min(0).max(120_000);

const json = z
  .unknown()
  .refine((value) => !isTooDeep(value, LEVELS), `is nested deeper than ${LEVELS} levels`)
  .optional();

export const exchangeSchema = z.strictObject({
  method: z.enum(['GET', 'POST']),
  path: z.string().max(2000).startsWith('/'),
  request: json,
  startMs: postedMs,
  ms: postedMs.optional(),
  status: z.int().min(100).max(599).optional(),
  response: json,
  error: z.string().max(500).optional(),
  gaveUp: z.literal(true).optional(),
});

/** The exchange that was posted. */
export function exchangeOf(
  { ms: took, status, error, gaveUp, ...sent }: z.infer<typeof exchangeSchema>,
  late: boolean,
): Exchange {
  return {
    ...sent,
    ...(took !== undefined && { ms: took }),
    ...(status !== undefined && { status }),
    ...(error !== undefined && { error }),
    ...(gaveUp && { gaveUp }),
    request: sent.request,
    late,
  };
}
