import * as z from 'zod';
import {
  cutConnection,
  CUTS,
  type Fault,
  overQuota,
  rateLimited,
  slow,
  unavailable,
} from './faults.ts';
import { PATH_FAMILIES } from './pathFamily.ts';
import type { FaultScope } from './withFault.ts';

/** A fault and the requests that it befalls. */
export interface ScopedFault {
  /** As it was written. */
  text: string;
  fault: Fault;
  scope: FaultScope;
}

const FORM =
  'must be faults such as slow:2000, rate-limited:30, unavailable, cut:answer or over-quota, each with a scope if wanted: unavailable@capture*3';

/** `name:argument@family*count`, where all but the name may be left out. */
const PATTERN =
  /^(?<name>[\w-]+)(?::(?<argument>\w+))?(?:@(?<family>\w+))?(?:\*(?<count>\d{1,9}))?$/;

const count = z.coerce.number().int().min(0).max(1_000_000);

/** The presets by their names, each with what it takes after the colon. */
const PRESETS = {
  slow: preset(count, slow),
  'rate-limited': preset(count.optional(), rateLimited),
  unavailable: preset(z.undefined(), unavailable),
  cut: preset(z.enum(CUTS).optional(), cutConnection),
  'over-quota': preset(z.undefined(), overQuota),
};

const faultSchema = z.object({
  name: z.enum(Object.keys(PRESETS) as (keyof typeof PRESETS)[]),
  argument: z.string().optional(),
  family: z.enum(PATH_FAMILIES).optional(),
  count: count.optional(),
});

/**
 * Reads faults from a text such as `slow:200,unavailable@capture*3`. To be used as a zod transform:
 * what is wrong becomes an issue of the schema.
 */
export function parseFaults(text: string, context: z.RefinementCtx): ScopedFault[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .flatMap((part) => {
      const fault = parseFault(part);
      const message = parts.length > 1 ? `has the part "${part}", but ${FORM}` : FORM;
      if (!fault) context.addIssue({ code: 'custom', message });
      return fault ?? [];
    });
}

function parseFault(text: string): ScopedFault | undefined {
  const parsed = faultSchema.safeParse(PATTERN.exec(text)?.groups);
  if (!parsed.success) return undefined;
  const { name, argument, family, count: first } = parsed.data;
  const fault = PRESETS[name](argument);
  return (
    fault && {
      text,
      fault,
      scope: { ...(family && { on: family }), ...(first !== undefined && { first }) },
    }
  );
}

function preset<Argument>(schema: z.ZodType<Argument>, create: (argument: Argument) => Fault) {
  return (text: string | undefined): Fault | undefined => {
    const argument = schema.safeParse(text);
    return argument.success ? create(argument.data) : undefined;
  };
}
