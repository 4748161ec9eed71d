/**
 * A flag as a client wants it to be.
 */

import * as z from 'zod';
import { filtersSchema } from '../../../flags/flag.ts';
import { textOf } from '../../../flags/textOf.ts';
import { recordOf } from '../../../json/record.ts';
import { booleanField, integerField, nullableBooleanField, textField } from '../fields.ts';
import { validationError } from '../refusals.ts';
import { schemaError } from '../schemaError.ts';

/** Fields of PostHog's flag that are kept and given back. */
export const settingsSchema = z.object({
  tags: z.array(z.string()).optional(),
  ensure_experience_continuity: nullableBooleanField.optional(),
  evaluation_runtime: z.enum(['all', 'client', 'server']).nullable().optional(),
  evaluation_contexts: z.array(z.string().max(255)).max(50).optional(),
  bucketing_identifier: z.enum(['distinct_id', 'device_id']).nullable().optional(),
  is_remote_configuration: nullableBooleanField.optional(),
  archived: booleanField.optional(),
});

const flagInputSchema = z.object({
  key: textField
    .pipe(
      z
        .string()
        .trim()
        .min(1)
        .max(400)
        .regex(/^[a-zA-Z0-9_-]+$/),
    )
    .optional(),
  /** The flag's description. */
  name: textField.optional(),
  active: booleanField.optional(),
  /** True deletes the flag, false brings it back. */
  deleted: booleanField.optional(),
  /** Replaced as a whole; an update without `groups` leaves it alone. */
  filters: filtersSchema
    .extend({ groups: filtersSchema.shape.groups.unwrap().optional() })
    .optional(),
  has_encrypted_payloads: booleanField.optional(),
  /** The version that the client changes; see `settleConflict`. */
  version: integerField.optional(),
  /** The flag as the client knew it; anything but an object counts as none. */
  original_flag: z.unknown().optional(),
  ...settingsSchema.shape,
});

export type FlagInput = z.infer<typeof flagInputSchema>;

/** From version 2 on PostHog keeps rules with a seed of their own in the place of `groups`. */
function checkConfigVersion(version: unknown): void {
  if (version === undefined || version === null || version === 1) return;
  throw validationError(
    `This is a flag of configuration version ${textOf(version)}, and the embedded PostHog decides flags of version 1 alone. ` +
      'Say whom it lets in by condition sets in filters.groups, without filters.version; or use a real PostHog.',
    'filters',
    'unsupported_version',
  );
}

/**
 * Reads what a client wants a flag to be.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
export function parseFlagInput(body: unknown): FlagInput {
  checkConfigVersion(recordOf(recordOf(body)['filters'])['version']);
  const parsed = flagInputSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  return parsed.data;
}
