import * as z from 'zod';
import { emptyTallies, tallySchema, type Tally } from './tally.ts';

/** A slice of a crowd, and what the slices before it came to. */
export interface CrowdSlice {
  /** Number of the slice's first user, counted from 1. */
  from: number;
  count: number;
  soFar: Tally[];
}

const crowdSchema = z.object({
  from: z.coerce.number().int().min(1).max(1000),
  count: z.coerce.number().int().min(1).max(100),
  'so-far': z
    .string()
    .default('')
    .transform((text, context): unknown => {
      try {
        return text === '' ? emptyTallies() : JSON.parse(text);
      } catch {
        context.addIssue('Not JSON.');
        return z.NEVER;
      }
    })
    .pipe(z.array(tallySchema).length(4)),
});

/** Reads what the crowd's script sends; nothing when it is not what the script would send. */
export function readCrowdForm(form: FormData): CrowdSlice | undefined {
  const parsed = crowdSchema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return undefined;
  const { from, count, 'so-far': soFar } = parsed.data;
  return { from, count, soFar };
}
