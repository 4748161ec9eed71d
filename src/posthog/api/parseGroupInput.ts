import * as z from 'zod';
import { schemaError } from './schemaError.ts';

const inputSchema = z.object({
  group_type_index: z.int(),
  group_key: z.string().min(1).max(400),
  group_properties: z.record(z.string(), z.unknown()).default({}),
});

/**
 * Reads what a client wants a new group to be.
 * @throws RequestError 400 with PostHog's code, words and the field at fault.
 */
export function parseGroupInput(body: unknown): z.infer<typeof inputSchema> {
  const parsed = inputSchema.safeParse(body, { reportInput: true });
  if (!parsed.success) throw schemaError(parsed.error);
  return parsed.data;
}
