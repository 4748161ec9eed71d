/**
 * What the bodies of the control's requests may say.
 */

import * as z from 'zod';
import { parseFaults } from '../faults/parseFaults.ts';
import { PATH_FAMILIES } from '../faults/pathFamily.ts';
import { RequestError } from '../http/requestError.ts';

const YEARS_MS = 100 * 365 * 24 * 60 * 60 * 1000;

const milliseconds = z
  .int('must be a whole number of milliseconds')
  .min(0, 'must be 0 or more')
  .max(YEARS_MS, 'must be less than a hundred years');
const flag = z.boolean('must be true or false');
const count = z.int('must be a whole number').min(1, 'must be 1 or more');

const time = z
  .union([z.string(), z.number()], 'must be a time such as 2026-01-31T12:00:00Z')
  .transform((value) => new Date(value).getTime())
  .refine((value) => value >= 0, 'must be a time such as 2026-01-31T12:00:00Z');

export const faultsInput = z.strictObject({
  faults: z.string('must be a text such as slow:200@flags').transform(parseFaults),
});

export const clockInput = z.strictObject({
  now: time.optional(),
  advance_ms: milliseconds.optional(),
  stopped: flag.optional(),
});

export const ingestionInput = z.strictObject({
  delay_ms: milliseconds.optional(),
  paused: flag.optional(),
});

export const holdInput = z.strictObject({
  on: z.enum(PATH_FAMILIES, `must be one of ${PATH_FAMILIES.join(', ')}`).default('flags'),
  first: count.default(1),
});

export const releaseInput = z.strictObject({ count: count.optional() });

export const heldInput = z.strictObject({
  count: z.coerce.number().pipe(count).default(1),
  wait_ms: z.coerce.number().pipe(milliseconds.max(60_000, 'must be 60000 or less')).default(0),
});

/** @throws RequestError 400 with a sentence about the first thing that is wrong. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const attr = issue?.path[0]?.toString() ?? null;
  const problem = attr === null && issue?.code === 'invalid_type' ? NO_OBJECT : issue?.message;
  const detail = `${attr === null ? '' : `${attr} `}${problem}.`;
  throw new RequestError(400, { type: 'validation_error', code: 'invalid_input', detail, attr });
}

const NO_OBJECT = 'The body must be an object';
