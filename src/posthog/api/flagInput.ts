import * as z from 'zod';
import { filtersSchema, type Filters } from '../../flags/flag.ts';
import type { FlagContent, StoredFlag } from '../store/storedFlag.ts';
import { normalizePayloads } from './normalizePayloads.ts';
import { schemaError } from './schemaError.ts';
import { validateFilters } from './validateFilters.ts';
import { validationError } from './validationError.ts';

/** Fields of PostHog's flag that are kept and given back. */
const settingsSchema = z.object({
  tags: z.array(z.string()).optional(),
  ensure_experience_continuity: z.boolean().nullable().optional(),
  evaluation_runtime: z.enum(['all', 'client', 'server']).nullable().optional(),
  evaluation_contexts: z.array(z.string()).optional(),
  bucketing_identifier: z.enum(['distinct_id', 'device_id']).nullable().optional(),
});

const flagInputSchema = z.object({
  key: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .regex(/^[a-zA-Z0-9_-]+$/)
    .optional(),
  /** The flag's description. */
  name: z.string().optional(),
  active: z.boolean().optional(),
  /** True deletes the flag, false brings it back. */
  deleted: z.boolean().optional(),
  /** Replaced as a whole; without `groups` it is left alone. */
  filters: filtersSchema
    .extend({ groups: filtersSchema.shape.groups.unwrap().optional() })
    .optional(),
  ...settingsSchema.shape,
});

export type FlagInput = z.infer<typeof flagInputSchema>;

/** A flag that is created without condition sets is on for everyone. */
const EVERYONE: Filters = { groups: [{ properties: [], rollout_percentage: null }] };

/**
 * Reads what a client wants a flag to be.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
export function parseFlagInput(body: unknown): FlagInput {
  const parsed = flagInputSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  return parsed.data;
}

/**
 * What a new flag says.
 * @throws RequestError 400 when it has no key or its filters cannot work.
 */
export function newFlag(input: FlagInput): FlagContent {
  const { key } = input;
  if (key === undefined) throw validationError('This field is required.', 'key', 'required');
  const blank: FlagContent = {
    key,
    name: '',
    active: true,
    deleted: false,
    filters: EVERYONE,
    settings: {},
  };
  return applyFlagInput(blank, input);
}

/**
 * The flag with the fields that a client sent.
 * @throws RequestError 400 when its filters cannot work.
 */
export function applyFlagInput<Flag extends FlagContent | StoredFlag>(
  flag: Flag,
  input: FlagInput,
): Flag {
  const { key, name, active, deleted } = input;
  return {
    ...flag,
    key: key ?? flag.key,
    name: name ?? flag.name,
    active: active ?? flag.active,
    deleted: deleted ?? flag.deleted,
    filters: readFilters(input.filters) ?? flag.filters,
    settings: { ...flag.settings, ...settingsSchema.parse(input) },
  };
}

function readFilters(input: FlagInput['filters']): Filters | undefined {
  if (!input?.groups) return undefined;
  const filters = { ...input, groups: input.groups };
  validateFilters(filters);
  return normalizePayloads(filters);
}
