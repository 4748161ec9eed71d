/**
 * An early access feature as a client wants it to be: a new one, or a change.
 */

import * as z from 'zod';
import { type EarlyAccessContent, STAGES } from '../../store/earlyAccessTable.ts';
import { integerField, textField } from '../fields.ts';
import { schemaError } from '../schemaError.ts';

const changeSchema = z.object({
  name: textField.pipe(z.string().trim().min(1).max(200)).optional(),
  description: textField.optional(),
  stage: z.enum(STAGES).optional(),
  documentation_url: z.string().max(800).optional(),
  payload: z.record(z.string(), z.unknown()).nullish(),
  rollout_to_all: z.unknown().optional(),
});

const inputSchema = changeSchema.required({ name: true, stage: true }).extend({
  feature_flag_id: integerField.optional(),
});

/** What a client wants of a feature that is there. */
export interface EarlyAccessChange {
  content: Partial<Omit<EarlyAccessContent, 'flagId'>>;
  /** Whether general availability is to hold for those as well who opted out. */
  toAll: boolean;
}

/** What a client wants a new feature to be, and the flag that it is behind, if there is one. */
export type EarlyAccessInput = Omit<EarlyAccessContent, 'flagId'> & { feature_flag_id?: number };

/**
 * Reads what a client wants a new feature to be.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
export function parseEarlyAccessInput(body: unknown): EarlyAccessInput {
  const parsed = inputSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  const { name, stage, feature_flag_id } = parsed.data;
  return {
    description: '',
    documentationUrl: '',
    payload: {},
    ...contentIn(parsed.data),
    name,
    stage,
    ...(feature_flag_id !== undefined && { feature_flag_id }),
  };
}

/**
 * Reads what a client wants to change of a feature.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
export function parseEarlyAccessChange(body: unknown): EarlyAccessChange {
  const parsed = changeSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  return { content: contentIn(parsed.data), toAll: Boolean(parsed.data.rollout_to_all) };
}

function contentIn(input: z.infer<typeof changeSchema>): EarlyAccessChange['content'] {
  const { name, description, stage, documentation_url, payload } = input;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(stage !== undefined && { stage }),
    ...(documentation_url !== undefined && { documentationUrl: documentation_url }),
    ...(payload && { payload }),
  };
}
